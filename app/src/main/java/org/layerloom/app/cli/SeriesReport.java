package org.layerloom.app.cli;

import org.layerloom.training.RunSeries;
import org.layerloom.training.SeriesResult;

/** Says what a series of runs came to: a sentence for a person, an object for a program. */
final class SeriesReport {

  private final Context context;
  private final boolean json;

  SeriesReport(Context context, boolean json) {
    this.context = context;
    this.json = json;
  }

  void begins(RunSeries series) {
    if (!json) {
      context.terminal().out().println(context.words().say("series.folder", series.folder()));
    }
  }

  void member(RunSeries series, int number, boolean done) {
    if (!json) {
      String key = done ? "series.done" : "series.member";
      context
          .terminal()
          .out()
          .println(context.words().say(key, kind(series), number, series.count()));
    }
  }

  void result(RunSeries series) {
    SeriesResult result = SeriesResult.of(series);
    if (json) {
      new JsonLine()
          .with("event", "series")
          .with("kind", series.kind().name().toLowerCase(java.util.Locale.ROOT))
          .with("count", series.count())
          .with("done", result.done())
          .with("validationLossMean", result.validationLoss().mean())
          .with("validationLossDeviation", result.validationLoss().deviation())
          .with("validationAccuracyMean", result.validationScore().mean())
          .with("validationAccuracyDeviation", result.validationScore().deviation())
          .with("testLossMean", result.testLoss().mean())
          .with("testLossDeviation", result.testLoss().deviation())
          .with("testAccuracyMean", result.testScore().mean())
          .with("testAccuracyDeviation", result.testScore().deviation())
          .with("seconds", result.seconds())
          .with("seriesDirectory", series.folder().toString())
          .print(context.terminal().out());
      return;
    }
    context
        .terminal()
        .out()
        .println(context.words().say("series.ended", result.done(), series.count()));
    if (result.done() > 0) {
      context.terminal().out().println(context.words().say("series.spread"));
    }
    line("series.validation", result.validationLoss(), result.validationScore());
    line("series.test", result.testLoss(), result.testScore());
    String kept = result.done() < series.count() ? "series.missing" : "series.kept";
    context.terminal().out().println(context.words().say(kept, series.folder()));
  }

  private void line(String key, SeriesResult.Spread loss, SeriesResult.Spread score) {
    if (Double.isNaN(loss.mean())) {
      return;
    }
    StringBuilder text = new StringBuilder(context.words().say(key));
    text.append(context.words().say("series.loss", number(loss.mean()), number(loss.deviation())));
    if (!Double.isNaN(score.mean())) {
      text.append(
          context.words().say("series.score", percent(score.mean()), percent(score.deviation())));
    }
    context.terminal().out().println(text);
  }

  private String kind(RunSeries series) {
    return context.words().say("series.kind." + series.kind().name());
  }

  private String number(double value) {
    return Double.isNaN(value) ? "?" : String.format(context.words().locale(), "%.4f", value);
  }

  private String percent(double value) {
    return Double.isNaN(value)
        ? "?"
        : String.format(context.words().locale(), "%.2f %%", value * 100);
  }
}
