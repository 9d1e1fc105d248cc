package org.layerloom.engine.trainer;

/**
 * Random numbers that are the same on every machine: SplitMix64 (Steele et al. 2014) with nothing
 * but whole-number arithmetic, square roots and {@link StrictMath}.
 */
final class Randomness {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /** A source that depends on all of these, in order. */
  Randomness(long... from) {
    long mixed = 0;
    for (long part : from) {
      mixed = mix(mixed + GOLDEN ^ mix(part + GOLDEN));
    }
    this.state = mixed;
  }

  /** A number from a text, as stable as the text. */
  static long of(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** From 0, included, to 1, excluded. */
  double share() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** From 0, included, to the bound, excluded. */
  int below(int bound) {
    // The bias of this is below bound / 2^53: nothing for the sizes of datasets.
    return (int) (share() * bound);
  }

  /** Around 0 with deviation 1 (Marsaglia's polar method). */
  double normal() {
    while (true) {
      double x = 2 * share() - 1;
      double y = 2 * share() - 1;
      double square = x * x + y * y;
      if (square > 0 && square < 1) {
        return x * Math.sqrt(-2 * StrictMath.log(square) / square);
      }
    }
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
