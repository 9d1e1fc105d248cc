package org.layerloom.charts.series;

import java.util.function.DoubleUnaryOperator;

/**
 * What a line of a given pixel width needs to draw: the points themselves while they are few, else
 * the minimum and maximum of each pixel column. Holds its arrays, to be filled again each frame.
 */
public final class Envelope {
  private double[] x = new double[0];
  private double[] low = new double[0];
  private double[] high = new double[0];
  private int size;
  private boolean exact = true;

  /**
   * Samples {@code points} for a plot {@code columns} pixels wide; costs O(columns log points).
   *
   * @param edge position, in {@code unit}, of the left edge of pixel column c, rising with c; c may
   *     be fractional
   */
  public void sample(Points points, XUnit unit, DoubleUnaryOperator edge, int columns) {
    int first = Math.max(0, points.firstAtOrAfter(unit, edge.applyAsDouble(0)) - 1);
    int last =
        Math.min(
            points.size(),
            points.firstAtOrAfter(unit, Math.nextUp(edge.applyAsDouble(columns)), first) + 1);
    size = 0;
    exact = last - first <= 2 * columns;
    if (exact) {
      room(last - first);
      for (int i = first; i < last; i++) {
        double value = points.value(i);
        put(points.x(unit, i), value, value);
      }
      return;
    }
    room(columns);
    int from = first;
    for (int column = 0; column < columns; column++) {
      boolean rightmost = column == columns - 1;
      int to =
          rightmost
              ? last
              : Math.min(last, points.firstAtOrAfter(unit, edge.applyAsDouble(column + 1.0), from));
      if (to > from) {
        Extent extent = points.extent(from, to);
        boolean gap = extent.isEmpty();
        put(
            edge.applyAsDouble(column + 0.5),
            gap ? Double.NaN : extent.min(),
            gap ? Double.NaN : extent.max());
        from = to;
      }
    }
  }

  private void room(int wanted) {
    if (x.length < wanted) {
      x = new double[wanted];
      low = new double[wanted];
      high = new double[wanted];
    }
  }

  private void put(double at, double min, double max) {
    x[size] = at;
    low[size] = min;
    high[size] = max;
    size++;
  }

  /** Number of samples. */
  public int size() {
    return size;
  }

  /** Whether each sample is a point of the series and not a column of several. */
  public boolean exact() {
    return exact;
  }

  /** Position of sample {@code i}. */
  public double x(int i) {
    return x[i];
  }

  /** Smallest value of sample {@code i}, or not a number where there is a gap. */
  public double low(int i) {
    return low[i];
  }

  /** Largest value of sample {@code i}, or not a number where there is a gap. */
  public double high(int i) {
    return high[i];
  }

  /** Extent of all samples: what a vertical axis must hold. */
  public Extent extent() {
    Extent all = Extent.EMPTY;
    for (int i = 0; i < size; i++) {
      all = all.and(low[i]).and(high[i]);
    }
    return all;
  }
}
