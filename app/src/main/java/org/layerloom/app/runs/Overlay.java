package org.layerloom.app.runs;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.layerloom.app.language.Words;
import org.layerloom.charts.ChartLine;
import org.layerloom.charts.ChartPane;
import org.layerloom.charts.Hue;
import org.layerloom.charts.ValueUnit;
import org.layerloom.charts.series.Series;
import org.layerloom.charts.series.XUnit;
import org.layerloom.training.Curves;

/** The curves of several runs over each other: a colour a run, validation where there is some. */
final class Overlay extends HBox {

  private final ChartPane loss;
  private final ChartPane score;

  Overlay(Words words) {
    loss = pane(words, "chart.loss");
    score = pane(words, "chart.accuracy");
    score.setValueUnit(ValueUnit.PERCENT);
    score.crosshairProperty().bindBidirectional(loss.crosshairProperty());
    score.viewProperty().bindBidirectional(loss.viewProperty());
    score.xUnitProperty().bindBidirectional(loss.xUnitProperty());
    loss.setId("runs-loss");
    score.setId("runs-score");
    getStyleClass().add("charts");
    HBox.setHgrow(loss, Priority.ALWAYS);
    HBox.setHgrow(score, Priority.ALWAYS);
    getChildren().addAll(loss, score);
  }

  private static ChartPane pane(Words words, String title) {
    ChartPane pane = new ChartPane(words.text(title));
    pane.setEmptyText(words.text("runs.choose"));
    pane.setLocale(words.locale());
    pane.setXUnit(XUnit.EPOCH);
    pane.setMinSize(0, 0);
    pane.setPrefSize(240, 160);
    return pane;
  }

  void setXUnit(XUnit unit) {
    loss.setXUnit(unit);
  }

  void show(List<RunRow> rows, List<Curves> curves) {
    List<ChartLine> losses = new ArrayList<>();
    List<ChartLine> scores = new ArrayList<>();
    for (int run = 0; run < rows.size(); run++) {
      String name = rows.get(run).name();
      Hue hue = Hue.of(run);
      Curves of = curves.get(run);
      losses.add(ChartLine.of(RunCharts.steps(of, false), name, hue));
      scores.add(ChartLine.of(RunCharts.steps(of, true), name, hue));
      Series validLoss = RunCharts.epochs(of, false);
      if (validLoss.size() > 0) {
        losses.add(ChartLine.of(validLoss, "", hue).withSmoothing(false).withMarkers(true));
        scores.add(
            ChartLine.of(RunCharts.epochs(of, true), "", hue)
                .withSmoothing(false)
                .withMarkers(true));
      }
    }
    loss.getLines().setAll(losses);
    score.getLines().setAll(scores);
    loss.showAll();
  }
}
