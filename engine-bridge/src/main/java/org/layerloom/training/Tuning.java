package org.layerloom.training;

import org.jspecify.annotations.Nullable;

/**
 * What a person changes of a run that is under way; null leaves a setting as it is.
 *
 * @param epochs how many there will have been at the end, the ones done counted in
 * @param learningRate before the schedule's factor
 * @param batchSize from the next epoch on
 */
public record Tuning(
    @Nullable Integer epochs, @Nullable Double learningRate, @Nullable Integer batchSize) {

  /** Changes nothing. */
  public static final Tuning NONE = new Tuning(null, null, null);

  /**
   * @throws IllegalArgumentException for a number that is not above zero
   */
  public Tuning {
    if ((epochs != null && epochs < 1)
        || (batchSize != null && batchSize < 1)
        || (learningRate != null && !(learningRate > 0 && Double.isFinite(learningRate)))) {
      throw new IllegalArgumentException("not above zero");
    }
  }

  public static Tuning ofEpochs(int epochs) {
    return new Tuning(epochs, null, null);
  }

  /** This one with all that a later one changes. */
  public Tuning with(Tuning later) {
    return new Tuning(
        later.epochs != null ? later.epochs : epochs,
        later.learningRate != null ? later.learningRate : learningRate,
        later.batchSize != null ? later.batchSize : batchSize);
  }
}
