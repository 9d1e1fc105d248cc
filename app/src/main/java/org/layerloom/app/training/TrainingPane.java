package org.layerloom.app.training;

import javafx.collections.ObservableMap;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.layerloom.app.language.Words;
import org.layerloom.app.work.Lifetime;
import org.layerloom.charts.ChartLine;
import org.layerloom.charts.ChartPane;
import org.layerloom.charts.FileChoice;
import org.layerloom.charts.ValueUnit;
import org.layerloom.charts.series.XUnit;
import org.layerloom.training.TrainingEvent;

/** The run's curves, and above them what came of it. */
public final class TrainingPane extends VBox {

  private final ChartPane loss;
  private final ChartPane score;
  private final Words words;
  private final Runs runs;
  private Curves shown;

  /**
   * @param files asks where to save a picture of a chart
   */
  public TrainingPane(
      Runs runs, Words words, FileChoice files, RunBanner banner, Lifetime lifetime) {
    this.runs = runs;
    this.words = words;
    this.loss = chart("chart.loss", "chart.loss.empty", files);
    this.score = chart("chart.accuracy", "chart.accuracy.empty", files);
    this.shown = runs.curves();
    getStyleClass().add("training");
    loss.setId("chart-loss");
    score.setId("chart-accuracy");
    score.setValueUnit(ValueUnit.PERCENT);
    score.crosshairProperty().bindBidirectional(loss.crosshairProperty());
    score.viewProperty().bindBidirectional(loss.viewProperty());
    HBox charts = new HBox(loss, score);
    charts.getStyleClass().add("charts");
    HBox.setHgrow(loss, Priority.ALWAYS);
    HBox.setHgrow(score, Priority.ALWAYS);
    VBox.setVgrow(charts, Priority.ALWAYS);
    getChildren().addAll(banner, charts);
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
    if (runs.curves() != shown) {
      shown = runs.curves();
      show(shown);
    }
    TrainingEvent.Started started = state.started();
    boolean scored = started == null || !started.measure().isEmpty();
    score.setVisible(scored);
    score.setManaged(scored);
    for (ChartPane pane : new ChartPane[] {loss, score}) {
      ObservableMap<XUnit, Double> ends = pane.getExpectedEnds();
      if (started == null) {
        ends.clear();
      } else {
        ends.put(XUnit.EPOCH, (double) started.epochs());
      }
    }
  }

  private void show(Curves curves) {
    String train = words.text("chart.train");
    String validation = words.text("chart.validation");
    loss.getLines()
        .setAll(
            ChartLine.train(curves.trainLoss(), train),
            ChartLine.validation(curves.validationLoss(), validation));
    score
        .getLines()
        .setAll(
            ChartLine.train(curves.trainScore(), train),
            ChartLine.validation(curves.validationScore(), validation));
    loss.showAll();
  }
}
