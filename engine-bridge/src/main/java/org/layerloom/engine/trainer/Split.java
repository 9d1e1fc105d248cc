package org.layerloom.engine.trainer;

import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.LongStream;
import org.layerloom.data.Samples;

/**
 * Which samples of the train part are trained with and which are kept back to validate.
 *
 * @param train indices, ascending
 * @param validation indices, ascending; none where no share was asked for
 */
record Split(Indices train, Indices validation) {

  /** The folds of a dataset are the same for every network. */
  private static final long FOLDS = 0;

  /** As a dataset node asks for. */
  static Split of(Seeds seeds, Samples samples, Holdout holdout) {
    if (holdout.inTime()) {
      return inTime(samples.count(), holdout);
    }
    return holdout.folds() < 2
        ? of(seeds, samples.count(), holdout.share())
        : folded(samples, holdout);
  }

  /** Neighbours together: one stretch of time validates, the last where there are no folds. */
  private static Split inTime(int count, Holdout holdout) {
    int kept = Math.min((int) Math.round(count * holdout.share()), count - 1);
    boolean folds = holdout.folds() >= 2;
    int from = folds ? (int) ((long) count * holdout.fold() / holdout.folds()) : count - kept;
    int to = folds ? (int) ((long) count * (holdout.fold() + 1) / holdout.folds()) : count;
    return new Split(
        new Indices(LongStream.range(0, count).filter(i -> i < from || i >= to).toArray()),
        new Indices(LongStream.range(from, to).toArray()));
  }

  /**
   * Folds of equal size, with each class spread evenly over them. They do not depend on the run's
   * seed: what validates in one run of a cross-validation trains in all others.
   */
  private static Split folded(Samples samples, Holdout holdout) {
    long[] mixed = new Seeds(FOLDS).split(samples.count());
    if (samples.classes() > 0 && samples.labelShape().rank() == 0) {
      LongBuffer labels =
          samples.labels().duplicate().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
      // Stable: within a class the mixed order stays.
      mixed =
          Arrays.stream(mixed)
              .boxed()
              .sorted(Comparator.comparingLong(place -> labels.get(place.intValue())))
              .mapToLong(Long::longValue)
              .toArray();
    }
    long[] train = new long[mixed.length];
    long[] validation = new long[mixed.length];
    int trained = 0;
    int validated = 0;
    for (int i = 0; i < mixed.length; i++) {
      if (i % holdout.folds() == holdout.fold()) {
        validation[validated++] = mixed[i];
      } else {
        train[trained++] = mixed[i];
      }
    }
    return new Split(
        new Indices(sorted(train, 0, trained)), new Indices(sorted(validation, 0, validated)));
  }

  static Split of(Seeds seeds, int samples, double share) {
    long[] mixed = seeds.split(samples);
    // At least one sample is left to train with.
    int kept = Math.min((int) Math.round(samples * share), samples - 1);
    return new Split(
        new Indices(sorted(mixed, kept, samples)), new Indices(sorted(mixed, 0, kept)));
  }

  private static long[] sorted(long[] numbers, int from, int to) {
    long[] part = Arrays.copyOfRange(numbers, from, to);
    Arrays.sort(part);
    return part;
  }

  /** Indices of samples. */
  static final class Indices {
    private final long[] indices;

    Indices(long[] indices) {
      this.indices = indices;
    }

    int count() {
      return indices.length;
    }

    long[] all() {
      return indices.clone();
    }
  }
}
