package org.layerloom.exchange.proof;

import java.nio.FloatBuffer;

/**
 * How far two results are apart: the largest distance of two numbers, as a share of the largest
 * number. Infinite where one of them is no number and the other is.
 */
public final class Difference {

  private static final double LEAST = 1e-6;

  private Difference() {}

  public static double between(FloatBuffer expected, FloatBuffer found) {
    if (expected.remaining() != found.remaining()) {
      return Double.POSITIVE_INFINITY;
    }
    double largest = LEAST;
    double apart = 0;
    for (int i = 0; i < expected.remaining(); i++) {
      double wanted = expected.get(expected.position() + i);
      double got = found.get(found.position() + i);
      if (Double.compare(wanted, got) == 0) {
        largest = Double.isFinite(wanted) ? Math.max(largest, Math.abs(wanted)) : largest;
        continue;
      }
      if (!Double.isFinite(wanted) || !Double.isFinite(got)) {
        return Double.POSITIVE_INFINITY;
      }
      largest = Math.max(largest, Math.abs(wanted));
      apart = Math.max(apart, Math.abs(wanted - got));
    }
    return apart / largest;
  }
}
