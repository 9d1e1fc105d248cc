package org.layerloom.engine.trainer;

import java.util.Arrays;

/**
 * Which samples of the train part are trained with and which are kept back to validate.
 *
 * @param train indices, ascending
 * @param validation indices, ascending; none where no share was asked for
 */
record Split(Indices train, Indices validation) {

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
