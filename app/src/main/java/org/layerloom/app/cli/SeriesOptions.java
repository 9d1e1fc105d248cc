package org.layerloom.app.cli;

import org.jspecify.annotations.Nullable;
import org.layerloom.network.Folds;
import org.layerloom.training.RunSeries;
import picocli.CommandLine.Option;

/** Whether a project is to be trained several times, and in what the runs differ. */
final class SeriesOptions {

  @Option(names = "--folds", paramLabel = "N", descriptionKey = "folds")
  private @Nullable Integer folds;

  @Option(names = "--seeds", paramLabel = "N", descriptionKey = "seeds")
  private @Nullable Integer seeds;

  /** Null for one run. */
  RunSeries.@Nullable Kind kind() {
    return folds != null ? RunSeries.Kind.FOLDS : seeds != null ? RunSeries.Kind.SEEDS : null;
  }

  /**
   * How many runs.
   *
   * @throws Refusal where that makes no series
   */
  int count(Context context) {
    if (folds != null && seeds != null) {
      throw Refusal.badInput(context.words().say("series.both"));
    }
    Integer count = folds != null ? folds : seeds;
    if (count == null || count < 2 || count > Folds.MOST) {
      throw Refusal.badInput(context.words().say("series.count", String.valueOf(Folds.MOST)));
    }
    return count;
  }
}
