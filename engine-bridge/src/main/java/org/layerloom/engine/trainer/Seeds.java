package org.layerloom.engine.trainer;

import org.layerloom.network.Weight;

/** What a run's seed decides: first weights, the split, orders, and what steps draw at random. */
final class Seeds {

  // Keeps the uses of one seed apart.
  private static final long WEIGHTS = 1;
  private static final long SPLIT = 2;
  private static final long ORDER = 3;
  private static final long STEP = 4;

  private final long seed;

  Seeds(long seed) {
    this.seed = seed;
  }

  /** The first numbers of a weight; another node's weights do not change them. */
  float[] weights(String key, Weight weight) {
    float[] numbers = new float[Math.toIntExact(weight.shape().size())];
    Randomness random = new Randomness(seed, WEIGHTS, Randomness.of(key));
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          (float)
              switch (weight.start()) {
                case Weight.Start.Constant(double value) -> value;
                case Weight.Start.Uniform(double bound) -> (2 * random.share() - 1) * bound;
                case Weight.Start.Normal(double deviation) -> random.normal() * deviation;
              };
    }
    return numbers;
  }

  /** All samples, mixed; the first of them are for validation. */
  long[] split(int samples) {
    return mixed(ascending(samples), new Randomness(seed, SPLIT));
  }

  /** The order of an epoch, from 0 on. */
  long[] order(long[] samples, int epoch) {
    return mixed(samples.clone(), new Randomness(seed, ORDER, epoch));
  }

  /** What a step's random numbers start from; never negative. */
  long step(long step) {
    return new Randomness(seed, STEP, step).next() >>> 1;
  }

  static long[] ascending(int count) {
    long[] numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i;
    }
    return numbers;
  }

  private static long[] mixed(long[] numbers, Randomness random) {
    for (int i = numbers.length - 1; i > 0; i--) {
      int j = random.below(i + 1);
      long kept = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = kept;
    }
    return numbers;
  }
}
