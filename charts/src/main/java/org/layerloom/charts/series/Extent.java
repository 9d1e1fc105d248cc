package org.layerloom.charts.series;

/**
 * The smallest and largest finite value of a range of points.
 *
 * @param min smallest value, or positive infinity when there is none
 * @param max largest value, or negative infinity when there is none
 */
public record Extent(double min, double max) {
  /** The extent of nothing: the neutral element of {@link #and}. */
  public static final Extent EMPTY = new Extent(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  /** Whether no finite value was seen. */
  public boolean isEmpty() {
    return min > max;
  }

  /** Smallest extent that holds both. */
  public Extent and(Extent other) {
    return new Extent(Math.min(min, other.min), Math.max(max, other.max));
  }

  /** This extent widened to hold {@code value}; a value that is not finite changes nothing. */
  public Extent and(double value) {
    return Double.isFinite(value) ? new Extent(Math.min(min, value), Math.max(max, value)) : this;
  }
}
