package org.layerloom.app.runs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.charts.ChartFile;
import org.layerloom.charts.ChartLine;
import org.layerloom.charts.ChartPane;
import org.layerloom.charts.ValueUnit;
import org.layerloom.charts.series.Series;
import org.layerloom.charts.series.XUnit;
import org.layerloom.training.Curves;

/** A recorded run's points as the charts want them, and charts of one run to be saved. */
public final class RunCharts {

  private RunCharts() {}

  /** Loss on training batches and on the validation part. */
  public static ChartPane loss(Curves curves, Words words) {
    return pane(curves, words, "chart.loss", false);
  }

  /** The same of the score; without lines where nothing was scored. */
  public static ChartPane score(Curves curves, Words words) {
    ChartPane pane = pane(curves, words, "chart.accuracy", true);
    pane.setValueUnit(ValueUnit.PERCENT);
    return pane;
  }

  /** Loss or score of a run as a file, without a window; null where nothing was scored. */
  public static @Nullable ChartFile file(Curves curves, boolean score, Words words) {
    List<ChartLine> lines = lines(curves, score, words);
    return lines.isEmpty()
        ? null
        : new ChartFile(
            words.text(score ? "chart.accuracy" : "chart.loss"),
            score ? ValueUnit.PERCENT : ValueUnit.NUMBER,
            lines,
            words.locale());
  }

  private static List<ChartLine> lines(Curves curves, boolean score, Words words) {
    List<ChartLine> lines = new ArrayList<>();
    Series train = steps(curves, score);
    Series validation = epochs(curves, score);
    if (train.size() > 0) {
      lines.add(ChartLine.train(train, words.text("chart.train")));
    }
    if (validation.size() > 0) {
      lines.add(ChartLine.validation(validation, words.text("chart.validation")));
    }
    return lines;
  }

  private static ChartPane pane(Curves curves, Words words, String title, boolean score) {
    ChartPane pane = new ChartPane(words.text(title));
    pane.setLocale(words.locale());
    pane.setXUnit(XUnit.EPOCH);
    pane.getLines().setAll(lines(curves, score, words));
    return pane;
  }

  /** A point a step. */
  static Series steps(Curves curves, boolean score) {
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

  /** A point an epoch, of the validation part. */
  static Series epochs(Curves curves, boolean score) {
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
