package org.layerloom.editor.drawing;

import java.util.Arrays;
import java.util.function.IntPredicate;
import javafx.geometry.Rectangle2D;

/**
 * Rectangles in a uniform grid of buckets, for "what touches this area". Built once, in time
 * proportional to the number of rectangles, without an object per bucket.
 */
public final class RectIndex {
  private final double[] left;
  private final double[] top;
  private final double[] right;
  private final double[] bottom;
  private final int[] starts;
  private final int[] members;
  private final int[] seen;
  private int round;
  private double originX;
  private double originY;
  private double cell = 256;
  private int columns = 1;
  private int rows = 1;

  /** Indexes the rectangles; their numbers are their positions in the array. */
  public RectIndex(Rectangle2D[] rects) {
    int n = rects.length;
    left = new double[n];
    top = new double[n];
    right = new double[n];
    bottom = new double[n];
    seen = new int[n];
    double maxX = Double.NEGATIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    originX = Double.POSITIVE_INFINITY;
    originY = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      left[i] = rects[i].getMinX();
      top[i] = rects[i].getMinY();
      right[i] = rects[i].getMaxX();
      bottom[i] = rects[i].getMaxY();
      originX = Math.min(originX, left[i]);
      originY = Math.min(originY, top[i]);
      maxX = Math.max(maxX, right[i]);
      maxY = Math.max(maxY, bottom[i]);
    }
    if (n > 0) {
      // A far outlier must not make the grid huge: coarser buckets then.
      while ((maxX - originX) / cell * ((maxY - originY) / cell) > 4.0 * n + 64) {
        cell *= 2;
      }
      columns = (int) ((maxX - originX) / cell) + 1;
      rows = (int) ((maxY - originY) / cell) + 1;
    } else {
      originX = 0;
      originY = 0;
    }
    starts = new int[columns * rows + 1];
    for (int i = 0; i < n; i++) {
      for (int r = row(top[i]); r <= row(bottom[i]); r++) {
        for (int c = column(left[i]); c <= column(right[i]); c++) {
          starts[r * columns + c + 1]++;
        }
      }
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    members = new int[starts[starts.length - 1]];
    int[] fill = Arrays.copyOf(starts, starts.length);
    for (int i = 0; i < n; i++) {
      for (int r = row(top[i]); r <= row(bottom[i]); r++) {
        for (int c = column(left[i]); c <= column(right[i]); c++) {
          members[fill[r * columns + c]++] = i;
        }
      }
    }
  }

  private int column(double x) {
    return Math.clamp((long) Math.floor((x - originX) / cell), 0, columns - 1);
  }

  private int row(double y) {
    return Math.clamp((long) Math.floor((y - originY) / cell), 0, rows - 1);
  }

  /** Left edge of a rectangle. */
  public double left(int i) {
    return left[i];
  }

  /** Upper edge of a rectangle. */
  public double top(int i) {
    return top[i];
  }

  /** Right edge of a rectangle. */
  public double right(int i) {
    return right[i];
  }

  /** Lower edge of a rectangle. */
  public double bottom(int i) {
    return bottom[i];
  }

  /** How many rectangles there are. */
  public int size() {
    return left.length;
  }

  /**
   * Visits each rectangle that overlaps the area (touching edges do not count), once, in no order.
   * Not for two threads at a time, nor for a query from within a visit.
   *
   * @param more tells whether to go on
   * @return whether all were visited
   */
  public boolean visit(double x0, double y0, double x1, double y1, IntPredicate more) {
    if (left.length == 0) {
      return true;
    }
    round++;
    for (int r = row(y0); r <= row(y1); r++) {
      for (int c = column(x0); c <= column(x1); c++) {
        int bucket = r * columns + c;
        for (int k = starts[bucket]; k < starts[bucket + 1]; k++) {
          int i = members[k];
          if (seen[i] != round) {
            seen[i] = round;
            if (left[i] < x1 && right[i] > x0 && top[i] < y1 && bottom[i] > y0 && !more.test(i)) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  /** Whether no rectangle overlaps the area. */
  public boolean isFree(double x0, double y0, double x1, double y1) {
    return visit(x0, y0, x1, y1, _ -> false);
  }
}
