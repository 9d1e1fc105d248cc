package org.layerloom.charts.series;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a given pixel width needs to draw: the points themselves while they are few, else
 * the minimum and maximum of each pixel column. Holds its arrays, to be filled again each frame.
 */
public final class Envelope {
  private double[] x = new double[0];
  private double[] low = new double[0];
  private double[] high = new double[0];
  private int[] columnOf = new int[0];
  private int[] firstOf = new int[0];
  private int size;
  private boolean exact = true;
  private @Nullable Request request;

  /**
   * Samples {@code points} for a plot {@code columns} pixels wide that shows {@code from} to {@code
   * to} in {@code unit}. Costs O(columns log points), and next to nothing when only a few points
   * have been added since the last call with the same view.
   */
  public void sample(Points points, XUnit unit, double from, double to, int columns) {
    int first = Math.max(0, points.firstAtOrAfter(unit, from) - 1);
    int last = Math.min(points.size(), points.firstAtOrAfter(unit, Math.nextUp(to), first) + 1);
    var wanted = new Request(points, unit, from, to, columns);
    boolean goOn = !exact && request != null && request.isGrownTo(wanted) && size > 0;
    request = wanted;
    exact = last - first <= 2 * columns;
    if (exact) {
      size = 0;
      room(last - first);
      for (int i = first; i < last; i++) {
        double value = points.value(i);
        put(points.x(unit, i), value, value, 0, i);
      }
      return;
    }
    room(columns);
    int column = 0;
    int at = first;
    if (goOn) { // the last column may have got more points; those before it cannot
      size--;
      column = columnOf[size];
      at = firstOf[size];
    } else {
      size = 0;
    }
    double pixel = (to - from) / columns;
    for (int stride = 1; column < columns && at < last; column++) {
      int next =
          column == columns - 1
              ? last
              : Math.min(last, points.gallop(unit, from + (column + 1) * pixel, at, stride));
      if (next > at) {
        Extent extent = points.extent(at, next);
        boolean gap = extent.isEmpty();
        put(
            from + (column + 0.5) * pixel,
            gap ? Double.NaN : extent.min(),
            gap ? Double.NaN : extent.max(),
            column,
            at);
        stride = next - at;
        at = next;
      }
    }
  }

  /** What was asked for the last time. */
  private record Request(Points points, XUnit unit, double from, double to, int columns) {
    boolean isGrownTo(Request later) {
      return later.points.isGrownFrom(points)
          && later.unit == unit
          && later.from == from
          && later.to == to
          && later.columns == columns;
    }
  }

  private void room(int wanted) {
    if (x.length < wanted) {
      x = Arrays.copyOf(x, wanted);
      low = Arrays.copyOf(low, wanted);
      high = Arrays.copyOf(high, wanted);
      columnOf = Arrays.copyOf(columnOf, wanted);
      firstOf = Arrays.copyOf(firstOf, wanted);
    }
  }

  private void put(double at, double lowest, double highest, int column, int first) {
    x[size] = at;
    low[size] = lowest;
    high[size] = highest;
    columnOf[size] = column;
    firstOf[size] = first;
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
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      if (Double.isFinite(low[i]) && Double.isFinite(high[i])) {
        min = Math.min(min, low[i]);
        max = Math.max(max, high[i]);
      }
    }
    return new Extent(min, max);
  }
}
