package org.layerloom.app.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.Image;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.layerloom.app.language.Words;
import org.layerloom.app.tensor.PictureBox;
import org.layerloom.app.tensor.Pictures;
import org.layerloom.app.tensor.WaveBox;
import org.layerloom.app.trained.Asker;
import org.layerloom.app.trained.Latest;
import org.layerloom.app.trained.Numbers;
import org.layerloom.app.trained.Specimen;
import org.layerloom.app.trained.Subject;
import org.layerloom.data.Samples;
import org.layerloom.evaluation.Outcome;
import org.layerloom.network.Wording;
import org.layerloom.training.Part;
import org.layerloom.training.Question;
import org.layerloom.training.Trained;

/**
 * Samples to choose from: pictures, or the numbers of a row. Each is a button, so that keys and
 * screen readers reach it too.
 */
final class Gallery extends VBox {

  /** The worst come first; who wants more narrows the question. */
  static final int MOST = 80;

  private static final double EDGE = 44;
  private static final int NUMBERS_SHOWN = 6;

  private final Words words;
  private final Wording wording;
  private final Latest latest;
  private final Subject subject;
  private final Label heading = new Label();
  private final FlowPane tiles = new FlowPane();
  private ToggleGroup group = new ToggleGroup();

  Gallery(Subject subject, Asker asker, Words words, Wording wording) {
    this.words = words;
    this.wording = wording;
    this.subject = subject;
    this.latest = new Latest(asker);
    getStyleClass().add("gallery");
    heading.setId("gallery-heading");
    heading.getStyleClass().add("muted");
    heading.setWrapText(true);
    heading.setMinHeight(USE_PREF_SIZE);
    tiles.getStyleClass().add("tiles");
    tiles.setId("gallery-tiles");
    ScrollPane scroll = new ScrollPane(tiles);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(heading, scroll);
    say(words.text("gallery.hint"));
  }

  /** Says something in place of samples. */
  void say(String sentence) {
    latest.forget();
    heading.setText(sentence);
    tiles.getChildren().clear();
  }

  /**
   * Shows the samples of some answers.
   *
   * @param answers places of answers, in the order in which they are shown
   * @param caption what is said of each
   */
  void show(
      Trained network,
      Part part,
      Outcome outcome,
      int[] answers,
      String title,
      IntFunction<String> caption) {
    latest.forget();
    tiles.getChildren().clear();
    int shown = Math.min(MOST, answers.length);
    heading.setText(
        answers.length > shown
            ? words.text("gallery.some", title, answers.length, shown)
            : words.text("gallery.all", title, answers.length));
    if (shown == 0) {
      return;
    }
    int[] places = Arrays.stream(answers).limit(shown).map(outcome::sampleOf).toArray();
    List<String> captions = Arrays.stream(answers).limit(shown).mapToObj(caption).toList();
    latest.ask(
        new Question.Fetch(network, part, places),
        fetched -> fill(fetched.samples(), part, places, captions),
        reason -> say(wording.say(reason)));
  }

  private void fill(Samples samples, Part part, int[] places, List<String> captions) {
    group = new ToggleGroup();
    for (int i = 0; i < samples.count(); i++) {
      Specimen specimen = Specimen.of(samples, i, part, places[i]);
      ToggleButton tile = new ToggleButton(captions.get(i), face(samples, i));
      tile.getStyleClass().add("tile");
      tile.setContentDisplay(ContentDisplay.TOP);
      tile.setAlignment(Pos.CENTER);
      tile.setToggleGroup(group);
      tile.setAccessibleText(words.text("gallery.tile", places[i] + 1, captions.get(i)));
      tile.setOnAction(
          event -> {
            tile.setSelected(true);
            subject.specimenProperty().set(specimen);
          });
      tiles.getChildren().add(tile);
    }
  }

  private static Node face(Samples samples, int index) {
    float[] numbers = Numbers.features(samples, index);
    Image image = Pictures.sample(samples.featureShape(), numbers);
    if (image != null) {
      PictureBox box = new PictureBox(EDGE);
      box.show(image);
      return box;
    }
    if (WaveBox.isWave(samples.featureShape())) {
      WaveBox box = new WaveBox(2 * (int) EDGE, (int) EDGE);
      box.show(numbers);
      return box;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(numbers.length, NUMBERS_SHOWN); i++) {
      text.append(i == 0 ? "" : "  ").append(Math.round(numbers[i] * 100) / 100.0);
    }
    if (numbers.length > NUMBERS_SHOWN) {
      text.append(" …");
    }
    Label label = new Label(text.toString());
    label.getStyleClass().add("tile-numbers");
    return label;
  }
}
