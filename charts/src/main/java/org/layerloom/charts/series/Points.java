package org.layerloom.charts.series;

/**
 * What a {@link Series} or its {@link Smoothed} form held at one moment: a view that never changes
 * and costs nothing to take, because stored points are never moved.
 */
public final class Points {
  private final Axes axes;
  private final Column values;
  private final Pyramid pyramid;
  private final int size;

  Points(Axes axes, Column values, Pyramid pyramid, int size) {
    this.axes = axes;
    this.values = values;
    this.pyramid = pyramid;
    this.size = size;
  }

  /** Number of points. */
  public int size() {
    return size;
  }

  /** Position of point {@code index} in {@code unit}. */
  public double x(XUnit unit, int index) {
    return axes.of(unit).get(checked(index));
  }

  /** Value of point {@code index}; may be infinite or not a number when training diverged. */
  public double value(int index) {
    return values.get(checked(index));
  }

  /** Index of the first point at or after {@code x}; {@link #size} when all lie before. */
  public int firstAtOrAfter(XUnit unit, double x) {
    return firstAtOrAfter(unit, x, 0);
  }

  /** As above, when the answer is known to be at least {@code from}. */
  int firstAtOrAfter(XUnit unit, double x, int from) {
    Column column = axes.of(unit);
    int low = from;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (column.get(middle) < x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * As {@link #firstAtOrAfter}, quick when the answer is about {@code stride} after {@code from},
   * as it is from pixel to pixel.
   */
  int gallop(XUnit unit, double x, int from, int stride) {
    Column column = axes.of(unit);
    int low = from; // all before it are below x
    int high = size;
    int probe = (int) Math.min(size, (long) from + stride);
    int jump = Math.max(1, stride >> 4);
    if (probe < size && column.get(probe) >= x) {
      high = probe;
      for (probe -= jump; probe > low; probe -= jump, jump <<= 1) {
        if (column.get(probe) < x) {
          low = probe + 1;
          break;
        }
        high = probe;
      }
    } else {
      for (low = probe; (probe += jump) < size; jump <<= 1) {
        if (column.get(probe) >= x) {
          high = probe;
          break;
        }
        low = probe + 1;
      }
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (column.get(middle) < x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Index of the point nearest to {@code x}, or -1 when there are none. */
  public int nearest(XUnit unit, double x) {
    int after = firstAtOrAfter(unit, x);
    if (after == size) {
      return size - 1;
    }
    if (after == 0) {
      return 0;
    }
    double toRight = x(unit, after) - x;
    double toLeft = x - x(unit, after - 1);
    return toLeft <= toRight ? after - 1 : after;
  }

  /** Extent of the finite values from {@code from} (inclusive) to {@code to} (exclusive). */
  public Extent extent(int from, int to) {
    if (from < 0 || to > size) {
      throw new IndexOutOfBoundsException(from + " to " + to + " of " + size + " points");
    }
    return pyramid.extent(from, to);
  }

  /** Whether these are the points of {@code earlier} and perhaps some more. */
  boolean isGrownFrom(Points earlier) {
    return values == earlier.values && size >= earlier.size;
  }

  private int checked(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("point " + index + " of " + size);
    }
    return index;
  }

  /** The three horizontal columns, shared by a series and its smoothed forms. */
  record Axes(Column step, Column epoch, Column clock) {
    Axes() {
      this(new Column(), new Column(), new Column());
    }

    Column of(XUnit unit) {
      return switch (unit) {
        case STEP -> step;
        case EPOCH -> epoch;
        case CLOCK -> clock;
      };
    }
  }
}
