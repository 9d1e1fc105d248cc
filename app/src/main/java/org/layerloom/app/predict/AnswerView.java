package org.layerloom.app.predict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.evaluation.Names;
import org.layerloom.app.language.Numbers;
import org.layerloom.app.language.Words;
import org.layerloom.app.tensor.PictureBox;
import org.layerloom.app.tensor.Pictures;
import org.layerloom.app.trained.Asker;
import org.layerloom.app.trained.Specimen;
import org.layerloom.app.trained.Subject;
import org.layerloom.app.work.Lifetime;
import org.layerloom.charts.Figure;
import org.layerloom.charts.FigurePane;
import org.layerloom.charts.Hue;
import org.layerloom.charts.ValueUnit;
import org.layerloom.network.Wording;
import org.layerloom.training.Predicted;
import org.layerloom.training.Prediction;

/** The sample that is looked at and the network's answer, with a share for each class. */
public final class AnswerView extends VBox {

  /** So many lines can be read in a low pane; of more classes, the likeliest are shown. */
  private static final int MOST = 5;

  private static final double EDGE = 72;

  private final AnswerModel model;
  private final Words words;
  private final Wording wording;
  private final Numbers numbers;
  private final PictureBox picture = new PictureBox(EDGE);
  private final Label answer = new Label();
  private final Label truth = new Label();
  private final FigurePane bars = new FigurePane();

  /**
   * @param inside shows what goes on inside the network for this sample
   */
  public AnswerView(
      Subject subject,
      Asker asker,
      Words words,
      Wording wording,
      Runnable inside,
      Lifetime lifetime) {
    this.model = new AnswerModel(subject, asker, lifetime);
    this.words = words;
    this.wording = wording;
    this.numbers = new Numbers(words);
    getStyleClass().add("answer");
    answer.getStyleClass().add("answer-text");
    answer.setId("answer-text");
    answer.setWrapText(true);
    answer.setMinHeight(USE_PREF_SIZE);
    truth.getStyleClass().add("muted");
    truth.setWrapText(true);
    truth.setMinHeight(USE_PREF_SIZE);
    bars.setId("answer-bars");
    bars.setLocale(words.locale());
    bars.setMinSize(0, 0);
    VBox.setVgrow(bars, Priority.ALWAYS);
    Button look = new Button(words.text("answer.inside"), new FontIcon("fth-eye"));
    look.setId("answer-inside");
    look.getStyleClass().add("small");
    look.setOnAction(event -> inside.run());
    look.disableProperty().bind(subject.specimenProperty().isNull());
    VBox said = new VBox(answer, truth, look);
    said.getStyleClass().add("answer-said");
    HBox.setHgrow(said, Priority.ALWAYS);
    HBox head = new HBox(picture, said);
    head.getStyleClass().add("answer-head");
    getChildren().addAll(head, bars);
    lifetime.follow(model.stateProperty(), this::show);
  }

  /** Whether somebody sees it. */
  public BooleanProperty shownProperty() {
    return model.shownProperty();
  }

  private void show(AnswerModel.State state) {
    Specimen specimen = state.specimen();
    setVisible(specimen != null);
    setManaged(specimen != null);
    if (specimen == null) {
      return;
    }
    var image =
        Pictures.sample(
            specimen.sample().featureShape(),
            org.layerloom.app.trained.Numbers.features(specimen.sample(), 0));
    picture.show(image);
    picture.setVisible(image != null);
    picture.setManaged(image != null);
    if (state.problem() != null) {
      answer.setText(wording.say(state.problem()));
      bars.setFigure(null);
    } else if (state.answer() != null) {
      say(state.answer(), specimen, state.millis());
    }
  }

  private void say(Predicted predicted, Specimen specimen, double millis) {
    Prediction first = predicted.outputs().getFirst();
    float[] values = first.of(0);
    String time = words.text("answer.time", numbers.decimal(millis, millis < 10 ? 1 : 0));
    switch (first.meaning()) {
      case CLASSES -> {
        List<String> names = Names.of(predicted.classNames(), values.length, words);
        int best = largest(values);
        answer.setText(
            words.text("answer.class", names.get(best), numbers.percent(values[best], 1)));
        truth.setText(truth(specimen, names) + time);
        bars.setFigure(bars(values, names));
      }
      case YES -> {
        answer.setText(words.text("answer.share", numbers.percent(values[0], 1)));
        truth.setText(time);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
          names.add(values.length == 1 ? words.text("evaluation.yes") : Integer.toString(i + 1));
        }
        bars.setFigure(bars(values, names));
      }
      case NUMBERS -> {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(values.length, MOST); i++) {
          text.append(i == 0 ? "" : "  ").append(numbers.decimal(values[i], 3));
        }
        answer.setText(text.toString());
        double known = org.layerloom.app.trained.Numbers.label(specimen.sample(), 0);
        truth.setText(
            specimen.part() == null || Double.isNaN(known)
                ? time
                : words.text("answer.truth", numbers.decimal(known, 3)) + time);
        bars.setFigure(null);
      }
    }
  }

  private String truth(Specimen specimen, List<String> names) {
    int is = specimen.truth();
    return is < 0 || is >= names.size() ? "" : words.text("answer.truth", names.get(is));
  }

  static int largest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  private Figure bars(float[] values, List<String> names) {
    List<Integer> order =
        values.length <= MOST
            ? IntStream.range(0, values.length).boxed().toList()
            : IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -values[i]))
                .limit(MOST)
                .toList();
    return new Figure.Bars(
        words.text("answer.shares"),
        order.stream().map(names::get).toList(),
        order.stream().map(i -> (double) values[i]).toList(),
        ValueUnit.PERCENT,
        Hue.TRAIN);
  }
}
