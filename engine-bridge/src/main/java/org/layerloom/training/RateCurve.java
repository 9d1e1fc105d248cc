package org.layerloom.training;

/**
 * What a range test found (Smith 2017): how the loss went while the learning rate rose by the same
 * factor at each step, from where nothing moves to where it flies apart.
 *
 * @param rates rising
 * @param losses at each of them, smoothed
 * @param suggestion where the loss falls fastest; NaN where it never does
 */
@SuppressWarnings("ArrayRecordComponent") // Points of a curve; nobody compares them.
public record RateCurve(double[] rates, double[] losses, double suggestion) {

  /** How fast each new loss moves the smoothed one. */
  private static final double NEWNESS = 0.15;

  /** So far above the least loss the test ends. */
  private static final double APART = 4;

  public RateCurve {
    if (rates.length != losses.length) {
      throw new IllegalArgumentException(rates.length + " rates, " + losses.length + " losses");
    }
    rates = rates.clone();
    losses = losses.clone();
  }

  @Override
  public double[] rates() {
    return rates.clone();
  }

  @Override
  public double[] losses() {
    return losses.clone();
  }

  /**
   * From the losses of single steps, of which those from the first that is no number on, or from
   * where they fly apart, are left out.
   */
  public static RateCurve of(double[] rates, double[] raw) {
    double[] losses = new double[raw.length];
    double mean = 0;
    double least = Double.POSITIVE_INFINITY;
    int count = 0;
    for (int i = 0; i < raw.length && Double.isFinite(raw[i]); i++) {
      mean += NEWNESS * (raw[i] - mean);
      double smooth = mean / (1 - Math.pow(1 - NEWNESS, i + 1.0));
      if (smooth > APART * Math.abs(least) && i > 10) {
        break;
      }
      losses[i] = smooth;
      least = Math.min(least, smooth);
      count = i + 1;
    }
    double[] kept = java.util.Arrays.copyOf(losses, count);
    double[] at = java.util.Arrays.copyOf(rates, count);
    return new RateCurve(at, kept, steepest(at, kept));
  }

  /** Before the least loss, over a few steps: one alone may be chance. */
  private static double steepest(double[] rates, double[] losses) {
    int lowest = 0;
    for (int i = 1; i < losses.length; i++) {
      lowest = losses[i] < losses[lowest] ? i : lowest;
    }
    int reach = Math.max(1, losses.length / 20);
    double best = 0;
    double found = Double.NaN;
    for (int i = reach; i + reach <= lowest; i++) {
      double slope = losses[i + reach] - losses[i - reach];
      if (slope < best) {
        best = slope;
        found = rates[i];
      }
    }
    return found;
  }
}
