package org.layerloom.app.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableMap;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.layerloom.app.language.Words;
import org.layerloom.app.work.Lifetime;
import org.layerloom.charts.ChartEvent;
import org.layerloom.charts.ChartLine;
import org.layerloom.charts.ChartPane;
import org.layerloom.charts.FileChoice;
import org.layerloom.charts.Hue;
import org.layerloom.charts.ValueUnit;
import org.layerloom.charts.series.XUnit;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Objectives;
import org.layerloom.network.Wording;
import org.layerloom.project.Document;
import org.layerloom.training.TrainingEvent;

/** The run's curves, and above them what came of it. */
public final class TrainingPane extends VBox {

  private static final Hue[] OBJECTIVES = {Hue.VIOLET, Hue.TEAL, Hue.AMBER, Hue.PINK};

  private final ChartPane loss;
  private final ChartPane score;
  private final ChartPane speed;
  private final StepCharts steps;
  private final ChartTools tools;
  private final Words words;
  private final Runs runs;
  private Curves shown;
  private int parts;

  /**
   * @param files asks where to save a picture of a chart
   * @param reveal selects a node and brings it in sight
   */
  public TrainingPane(
      Runs runs,
      Words words,
      Wording wording,
      FileChoice files,
      RunBanner banner,
      Consumer<NodeId> reveal,
      Lifetime lifetime) {
    this.runs = runs;
    this.words = words;
    this.loss = chart("chart.loss", "chart.loss.empty", files);
    this.score = chart("chart.accuracy", "chart.accuracy.empty", files);
    this.speed = chart("chart.speed", "chart.speed.empty", files);
    this.shown = runs.curves();
    getStyleClass().add("training");
    loss.setId("chart-loss");
    score.setId("chart-accuracy");
    score.setValueUnit(ValueUnit.PERCENT);
    speed.setId("chart-speed");
    speed.setValueUnit(ValueUnit.PER_SECOND);
    speed.setPrefWidth(220);
    for (ChartPane other : List.of(score, speed)) {
      other.crosshairProperty().bindBidirectional(loss.crosshairProperty());
      other.viewProperty().bindBidirectional(loss.viewProperty());
      other.xUnitProperty().bindBidirectional(loss.xUnitProperty());
    }
    steps = new StepCharts(words, files, loss);
    tools = new ChartTools(List.of(loss, score, speed), words);
    tools.earlier().selectedProperty().subscribe(yes -> show(runs.curves()));
    HBox charts = new HBox(loss, score, speed);
    charts.getStyleClass().add("charts");
    HBox.setHgrow(loss, Priority.ALWAYS);
    HBox.setHgrow(score, Priority.ALWAYS);
    StackPane views = new StackPane(charts, steps);
    views.setMinSize(0, 0);
    // Charts that are out of sight draw nothing.
    steps.visibleProperty().bind(tools.stepsProperty());
    charts.visibleProperty().bind(tools.stepsProperty().not());
    VBox.setVgrow(views, Priority.ALWAYS);
    NoticesBox notices = new NoticesBox(runs, words, wording, reveal, lifetime);
    getChildren().addAll(banner, notices, views, tools);
    show(runs.curves());
    lifetime.follow(runs.stateProperty(), this::show);
  }

  private ChartPane chart(String title, String empty, FileChoice files) {
    ChartPane pane = new ChartPane(words.text(title));
    pane.setEmptyText(words.text(empty));
    pane.setLocale(words.locale());
    pane.setXUnit(XUnit.EPOCH);
    pane.setFileChoice(files);
    pane.setMinSize(0, 0);
    pane.setPrefSize(400, 200);
    return pane;
  }

  private void show(RunState state) {
    if (runs.curves() == shown && steps.lacks(shown)) {
      steps.show(shown);
    }
    if (runs.curves() != shown || shown.parts().size() != parts) {
      shown = runs.curves();
      show(shown);
    }
    mark();
    TrainingEvent.Started started = state.started();
    boolean scored = started == null || !started.measure().isEmpty();
    score.setVisible(scored);
    score.setManaged(scored);
    List<ChartPane> all = new ArrayList<>(steps.panes());
    all.addAll(List.of(loss, score, speed));
    for (ChartPane pane : all) {
      ObservableMap<XUnit, Double> ends = pane.getExpectedEnds();
      if (started == null) {
        ends.clear();
      } else {
        ends.put(XUnit.EPOCH, (double) started.epochs());
      }
    }
  }

  /** Pauses and changed settings stand on the axis. */
  private void mark() {
    List<ChartEvent> events = new ArrayList<>();
    for (Curves.Mark mark : runs.curves().marks()) {
      events.add(
          switch (mark.what()) {
            case TrainingEvent.Tuned tuned ->
                event(
                    ChartEvent.Kind.SETTING,
                    mark,
                    words.text(
                        "chart.tuned",
                        tuned.epochs(),
                        Double.toString(tuned.learningRate()),
                        tuned.batchSize()));
            default -> event(ChartEvent.Kind.PAUSE, mark, words.text("chart.paused"));
          });
    }
    for (ChartPane pane : List.of(loss, score)) {
      if (!events.equals(pane.getEvents())) {
        pane.getEvents().setAll(events);
      }
    }
  }

  private static ChartEvent event(ChartEvent.Kind kind, Curves.Mark mark, String text) {
    return new ChartEvent(kind, mark.step(), mark.epoch(), mark.clock(), text);
  }

  /** What a train node of several is called. */
  private String objective(int turn) {
    Document document = runs.trained();
    List<Node> all = document == null ? List.of() : Objectives.of(document.graph());
    return turn < all.size()
        ? all.get(turn).title().isEmpty() ? all.get(turn).id().value() : all.get(turn).title()
        : words.text("chart.turn", turn + 1);
  }

  private void show(Curves curves) {
    String train = words.text("chart.train");
    String validation = words.text("chart.validation");
    List<ChartLine> losses =
        new ArrayList<>(
            List.of(
                ChartLine.train(curves.trainLoss(), train),
                ChartLine.validation(curves.validationLoss(), validation)));
    List<ChartLine> scores =
        new ArrayList<>(
            List.of(
                ChartLine.train(curves.trainScore(), train),
                ChartLine.validation(curves.validationScore(), validation)));
    parts = curves.parts().size();
    for (int turn = 0; turn < parts; turn++) {
      losses.add(ChartLine.of(curves.parts().get(turn), objective(turn), OBJECTIVES[turn % 4]));
    }
    Curves before = runs.earlierCurves();
    tools.earlier().setDisable(before == null);
    if (before != null && tools.earlier().isSelected()) {
      String name = words.text("chart.before");
      losses.add(ChartLine.train(before.trainLoss(), "").asEarlier(name));
      losses.add(ChartLine.validation(before.validationLoss(), "").asEarlier(""));
      scores.add(ChartLine.train(before.trainScore(), "").asEarlier(name));
      scores.add(ChartLine.validation(before.validationScore(), "").asEarlier(""));
    }
    loss.getLines().setAll(losses);
    score.getLines().setAll(scores);
    speed.getLines().setAll(ChartLine.of(curves.speed(), "", Hue.TEAL));
    steps.show(curves);
    loss.showAll();
  }
}
