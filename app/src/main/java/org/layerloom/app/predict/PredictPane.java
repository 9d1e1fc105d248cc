package org.layerloom.app.predict;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.image.Image;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.evaluation.NamedEnum;
import org.layerloom.app.language.Words;
import org.layerloom.app.tensor.PictureBox;
import org.layerloom.app.tensor.Pictures;
import org.layerloom.app.trained.Asker;
import org.layerloom.app.trained.Latest;
import org.layerloom.app.trained.Numbers;
import org.layerloom.app.trained.Specimen;
import org.layerloom.app.trained.Subject;
import org.layerloom.app.work.Lifetime;
import org.layerloom.data.Samples;
import org.layerloom.network.Message;
import org.layerloom.network.Shape;
import org.layerloom.network.Wording;
import org.layerloom.training.Part;
import org.layerloom.training.Question;
import org.layerloom.training.Trained;

/** Gives the network something of one's own, and shows its answer at once. */
public final class PredictPane extends HBox {

  private static final double EDGE = 168;
  private static final int MOST_FIELDS = 64;

  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final Subject subject;
  private final Words words;
  private final Wording wording;
  private final Latest latest;
  private final AnswerView answer;
  private final StackPane input = new StackPane();
  private final Label notice = new Label();
  private final DrawPad pad = new DrawPad(EDGE, this::drawn);
  private final PictureBox picture = new PictureBox(EDGE);
  private final ComboBox<Part> part = new ComboBox<>();
  private final Spinner<Integer> place = new Spinner<>(1, Integer.MAX_VALUE, 1);
  private final Button clear = new Button();
  private final Label hint = new Label();
  private final VBox tools = new VBox();
  private @Nullable NumberFields fields;
  private @Nullable Trained known;
  private @Nullable Samples example;

  public PredictPane(
      Subject subject,
      Asker asker,
      Words words,
      Wording wording,
      Runnable inside,
      Lifetime lifetime) {
    this.subject = subject;
    this.words = words;
    this.wording = wording;
    this.latest = new Latest(asker);
    this.answer = new AnswerView(subject, asker, words, wording, inside, lifetime);
    getStyleClass().add("predict");
    answer.shownProperty().bind(shown);
    notice.setId("predict-notice");
    notice.setWrapText(true);
    notice.getStyleClass().add("empty-hint");
    hint.setWrapText(true);
    hint.getStyleClass().add("muted");
    hint.setMinHeight(USE_PREF_SIZE);
    part.setId("predict-part");
    part.getItems().setAll(Part.TEST, Part.VALIDATION, Part.TRAIN);
    part.setValue(Part.TEST);
    part.setConverter(new NamedEnum<>(words, "part."));
    part.setAccessibleText(words.text("evaluation.part"));
    part.valueProperty().subscribe((before, now) -> pick());
    place.setId("predict-place");
    place.setEditable(true);
    place.setPrefWidth(96);
    place.setAccessibleText(words.text("predict.place"));
    place.valueProperty().subscribe((before, now) -> pick());
    clear.setText(words.text("predict.clear"));
    clear.setGraphic(new FontIcon("fth-x"));
    clear.setId("predict-clear");
    clear.setOnAction(
        event -> {
          pad.clear();
          subject.specimenProperty().set(null);
          show(example);
        });
    Label from = new Label(words.text("predict.pick"));
    from.getStyleClass().add("fact-name");
    tools.getChildren().addAll(from, part, place, clear, hint);
    tools.getStyleClass().add("predict-tools");
    HBox.setHgrow(answer, Priority.ALWAYS);
    getChildren().addAll(notice, input, tools, answer);
    setOnDragOver(this::dragOver);
    setOnDragDropped(this::drop);
    lifetime.follow(shown, it -> look());
    lifetime.follow(subject.momentProperty(), it -> look());
    lifetime.follow(subject.specimenProperty(), this::showSpecimen);
    show((Samples) null);
  }

  /** Whether somebody sees it. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  private void look() {
    Trained network = subject.network();
    if (network == null) {
      known = null;
      show((Samples) null);
      return;
    }
    if (!shown.get() || (known != null && known.run().equals(network.run()))) {
      return;
    }
    known = network;
    latest.ask(
        new Question.Fetch(network, Part.TRAIN, new int[] {0}),
        fetched -> show(fetched.samples()),
        this::say);
  }

  private void say(Message reason) {
    known = null;
    notice.setText(wording.say(reason));
    show((Samples) null);
  }

  /** Makes room for what such samples are given by: a pen, fields, or a place to drop a picture. */
  private void show(@Nullable Samples like) {
    example = like;
    boolean there = like != null;
    for (Node node : List.of(input, tools)) {
      node.setVisible(there);
      node.setManaged(there);
    }
    notice.setVisible(!there);
    notice.setManaged(!there);
    if (like == null) {
      if (subject.network() == null || notice.getText().isEmpty()) {
        notice.setText(words.text("predict.nothing"));
      }
      return;
    }
    Shape shape = like.featureShape();
    boolean drawable = Pictures.isPicture(shape) && shape.extent(0) == 1;
    clear.setVisible(drawable);
    clear.setManaged(drawable);
    fields = null;
    if (drawable) {
      input.getChildren().setAll(pad);
      hint.setText(words.text("predict.draw"));
    } else if (Pictures.isPicture(shape)) {
      input.getChildren().setAll(picture);
      hint.setText(words.text("predict.drop"));
    } else if (shape.rank() == 1 && shape.size() <= MOST_FIELDS) {
      NumberFields made = new NumberFields((int) shape.size(), words, this::typed);
      made.fill(Numbers.features(like, 0));
      fields = made;
      input.getChildren().setAll(made);
      hint.setText(words.text("predict.type"));
    } else {
      input.getChildren().clear();
      hint.setText(words.text("predict.pickOnly"));
    }
    showSpecimen(subject.specimenProperty().get());
    if (subject.specimenProperty().get() == null && !drawable) {
      pick();
    }
  }

  private void showSpecimen(@Nullable Specimen specimen) {
    if (specimen == null || example == null) {
      return;
    }
    float[] features = Numbers.features(specimen.sample(), 0);
    if (specimen.part() != null) {
      if (fields != null && features.length == fields.numbers().length) {
        fields.fill(features);
      }
      // What was drawn before is not what is looked at.
      pad.clear();
    }
    if (Pictures.isPicture(specimen.sample().featureShape())) {
      picture.show(Pictures.sample(specimen.sample().featureShape(), features));
      boolean drawnByHand = specimen.part() == null && !pad.ink().isEmpty();
      if (specimen.sample().featureShape().extent(0) == 1) {
        input.getChildren().setAll(drawnByHand ? List.of(pad) : List.of(picture, pad));
        // A picked sample lies behind the paper, which shows it until somebody draws.
        pad.setOpacity(drawnByHand ? 1 : 0);
      }
    }
  }

  private void drawn() {
    Samples like = example;
    if (like == null) {
      return;
    }
    pad.setOpacity(1);
    Shape shape = like.featureShape();
    float[] drawn = pad.ink().picture((int) shape.extent(2), (int) shape.extent(1));
    give(like, drawn);
  }

  private void typed() {
    Samples like = example;
    NumberFields made = fields;
    if (like == null || made == null) {
      return;
    }
    float[] numbers = made.numbers();
    for (float number : numbers) {
      if (Float.isNaN(number)) {
        return;
      }
    }
    give(like, numbers);
  }

  private void give(Samples like, float[] features) {
    subject
        .specimenProperty()
        .set(Specimen.made(Numbers.sample(like.featureShape(), like.type(), features)));
  }

  private void pick() {
    Trained network = subject.network();
    if (network == null || example == null) {
      return;
    }
    Part from = part.getValue();
    int at = place.getValue() - 1;
    latest.ask(
        new Question.Fetch(network, from, new int[] {at}),
        fetched -> subject.specimenProperty().set(Specimen.of(fetched.samples(), 0, from, at)),
        reason -> hint.setText(wording.say(reason)));
  }

  private void dragOver(DragEvent event) {
    Samples like = example;
    if (like != null && Pictures.isPicture(like.featureShape()) && file(event) != null) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void drop(DragEvent event) {
    Path file = file(event);
    if (file != null) {
      take(file);
      event.setDropCompleted(true);
      event.consume();
    }
  }

  private static @Nullable Path file(DragEvent event) {
    return event.getDragboard().getFiles().stream()
        .filter(
            it ->
                it.getName().toLowerCase(java.util.Locale.ROOT).matches(".*\\.(png|jpe?g|gif|bmp)"))
        .findFirst()
        .map(File::toPath)
        .orElse(null);
  }

  /** Gives the network a picture's file. */
  void take(Path file) {
    Samples like = example;
    if (like == null) {
      return;
    }
    Image image = Dropped.load(file, like.featureShape());
    image
        .progressProperty()
        .subscribe(
            progress -> {
              if (image.isError()) {
                hint.setText(words.text("predict.unreadable", file.getFileName()));
              } else if (progress.doubleValue() >= 1) {
                pad.clear();
                give(like, Dropped.features(image, like.featureShape()));
              }
            });
  }
}
