package org.layerloom.engine.trainer;

import org.layerloom.data.Datasets;
import org.layerloom.data.Samples;
import org.layerloom.network.Folds;
import org.layerloom.network.Settings;
import org.layerloom.network.Value;

/**
 * Which of the train part's samples validate.
 *
 * @param share where no folds are asked for
 * @param folds how many, or 0
 * @param fold which of them, from 0 on
 * @param inTime whether samples follow each other in time: neighbours then stay together, for a
 *     window that is known but for one row is no test of anything, and without folds the last ones
 *     validate
 */
public record Holdout(double share, int folds, int fold, boolean inTime) {

  /** Of samples in any order. */
  public Holdout(double share, int folds, int fold) {
    this(share, folds, fold, false);
  }

  public static Holdout ofShare(double share) {
    return new Holdout(share, 0, 0);
  }

  /** As a dataset node says. */
  public static Holdout of(Settings dataset) {
    int folds = whole(dataset, Folds.COUNT, 0);
    double share =
        dataset.values().get("validation") instanceof Value.Real(double value) ? value : 0;
    boolean inTime =
        dataset.values().get("source") instanceof Value.Text(String source)
            && Datasets.followInTime(source);
    return folds < 2
        ? new Holdout(share, 0, 0, inTime)
        : new Holdout(0, folds, Math.min(whole(dataset, Folds.FOLD, 1), folds) - 1, inTime);
  }

  /**
   * Which samples of a train part would validate.
   *
   * @param seed of the run
   * @return places, ascending
   */
  public long[] validated(Samples train, long seed) {
    return Split.of(new Seeds(seed), train, this).validation().all();
  }

  private static int whole(Settings settings, String name, int otherwise) {
    return settings.values().get(name) instanceof Value.Whole(long value)
        ? Math.toIntExact(value)
        : otherwise;
  }
}
