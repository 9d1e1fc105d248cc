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
      losses.add(ChartLine.of(steps(of, false), name, hue));
      scores.add(ChartLine.of(steps(of, true), name, hue));
      Series validLoss = epochs(of, false);
      if (validLoss.size() > 0) {
        losses.add(ChartLine.of(validLoss, "", hue).withSmoothing(false).withMarkers(true));
        scores.add(ChartLine.of(epochs(of, true), "", hue).withSmoothing(false).withMarkers(true));
      }
    }
    loss.getLines().setAll(losses);
    score.getLines().setAll(scores);
    loss.showAll();
  }

  private static Series steps(Curves curves, boolean score) {
    Series series = new Series(score ? "score.train" : "loss.train");
    Curves.Steps steps = curves.steps();
    double clock = 0;
    double epoch = 0;
    for (int i = 0; i < steps.count(); i++) {
      double value = score ? steps.score()[i] : steps.loss()[i];
      // A clock that was set back, or a damaged row, must not stop the curve.
      clock = Math.max(clock, finite(steps.seconds()[i], clock));
      epoch = Math.max(epoch, finite(steps.epoch()[i], epoch));
      if (!Double.isNaN(value)) {
        series.append((double) steps.step()[i], epoch, clock, value);
      }
    }
    return series;
  }

  private static double finite(double value, double otherwise) {
    return Double.isFinite(value) ? value : otherwise;
  }

  private static Series epochs(Curves curves, boolean score) {
    Series series = new Series(score ? "score.validation" : "loss.validation");
    Curves.Steps steps = curves.steps();
    double clock = 0;
    for (Curves.Epoch epoch : curves.epochs()) {
      double value = score ? epoch.validationScore() : epoch.validationLoss();
      clock = Math.max(clock, finite(epoch.clock(), clock));
      if (!Double.isNaN(value)) {
        series.append(stepAt(steps, epoch.epoch()), epoch.epoch(), clock, value);
      }
    }
    return series;
  }

  /** The step at which an epoch ended. */
  private static double stepAt(Curves.Steps steps, double epoch) {
    int from = 0;
    int to = steps.count();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (steps.epoch()[middle] < epoch) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return steps.count() == 0 ? epoch : (double) steps.step()[Math.min(from, steps.count() - 1)];
  }
}
