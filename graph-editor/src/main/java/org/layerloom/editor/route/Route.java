package org.layerloom.editor.route;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/**
 * The way of one wire.
 *
 * @param xs corners, or the four control points of a curve
 * @param ys the same
 * @param curved whether the points are those of one cubic curve
 * @param flatXs points along the way, close enough together for hit tests
 * @param flatYs the same
 * @param bounds of the flat way
 */
@SuppressWarnings("ArrayRecordComponent")
public record Route(
    double[] xs,
    double[] ys,
    boolean curved,
    double[] flatXs,
    double[] flatYs,
    Rectangle2D bounds) {
  private static final int STEPS = 14;

  /** A way of straight pieces; repeated and in-line points are dropped. */
  public static Route corners(double[] xs, double[] ys) {
    int n = 0;
    double[] px = new double[xs.length];
    double[] py = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      if (n > 0 && px[n - 1] == xs[i] && py[n - 1] == ys[i]) {
        continue;
      }
      if (n > 1
          && ((px[n - 2] == px[n - 1] && px[n - 1] == xs[i])
              || (py[n - 2] == py[n - 1] && py[n - 1] == ys[i]))) {
        n--;
      }
      px[n] = xs[i];
      py[n++] = ys[i];
    }
    double[] cx = java.util.Arrays.copyOf(px, n);
    double[] cy = java.util.Arrays.copyOf(py, n);
    return new Route(cx, cy, false, cx, cy, boundsOf(cx, cy));
  }

  /** One cubic curve. */
  public static Route curve(
      double x0, double y0, double x1, double y1, double x2, double y2, double x3, double y3) {
    double[] fx = new double[STEPS + 1];
    double[] fy = new double[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      double t = (double) i / STEPS;
      double u = 1 - t;
      fx[i] = u * u * u * x0 + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t * t * t * x3;
      fy[i] = u * u * u * y0 + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t * t * t * y3;
    }
    return new Route(
        new double[] {x0, x1, x2, x3},
        new double[] {y0, y1, y2, y3},
        true,
        fx,
        fy,
        boundsOf(fx, fy));
  }

  private static Rectangle2D boundsOf(double[] xs, double[] ys) {
    double x0 = Double.POSITIVE_INFINITY;
    double y0 = Double.POSITIVE_INFINITY;
    double x1 = Double.NEGATIVE_INFINITY;
    double y1 = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < xs.length; i++) {
      x0 = Math.min(x0, xs[i]);
      y0 = Math.min(y0, ys[i]);
      x1 = Math.max(x1, xs[i]);
      y1 = Math.max(y1, ys[i]);
    }
    return new Rectangle2D(x0, y0, x1 - x0, y1 - y0);
  }

  /** The same way elsewhere. */
  public Route shifted(double dx, double dy) {
    if (dx == 0 && dy == 0) {
      return this;
    }
    double[] sx = plus(xs, dx);
    double[] sy = plus(ys, dy);
    double[] fx = curved ? plus(flatXs, dx) : sx;
    double[] fy = curved ? plus(flatYs, dy) : sy;
    return new Route(
        sx,
        sy,
        curved,
        fx,
        fy,
        new Rectangle2D(
            bounds.getMinX() + dx, bounds.getMinY() + dy, bounds.getWidth(), bounds.getHeight()));
  }

  private static double[] plus(double[] values, double by) {
    double[] sum = values.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += by;
    }
    return sum;
  }

  /** Distance of a point from the way. */
  public double distance(double x, double y) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 1; i < flatXs.length; i++) {
      best =
          Math.min(
              best, Segments.distance(flatXs[i - 1], flatYs[i - 1], flatXs[i], flatYs[i], x, y));
    }
    return best;
  }

  /** Whether the straight line from a to b crosses the way. */
  public boolean crosses(double ax, double ay, double bx, double by) {
    for (int i = 1; i < flatXs.length; i++) {
      if (Segments.cross(flatXs[i - 1], flatYs[i - 1], flatXs[i], flatYs[i], ax, ay, bx, by)) {
        return true;
      }
    }
    return false;
  }

  /** Whether any piece of the way runs through the inner of the area. */
  public boolean enters(double x0, double y0, double x1, double y1) {
    for (int i = 1; i < flatXs.length; i++) {
      if (Segments.enters(flatXs[i - 1], flatYs[i - 1], flatXs[i], flatYs[i], x0, y0, x1, y1)) {
        return true;
      }
    }
    return false;
  }

  /** The middle of the longest level piece, where a label reads best; of a curve, its middle. */
  public Point2D labelSpot() {
    if (curved) {
      return new Point2D(flatXs[STEPS / 2], flatYs[STEPS / 2]);
    }
    int best = 1;
    double longest = -1;
    for (int i = 1; i < xs.length; i++) {
      // A level piece holds a pill better than an upright one of the same length.
      double length = Math.abs(xs[i] - xs[i - 1]) + 0.3 * Math.abs(ys[i] - ys[i - 1]);
      if (length > longest) {
        longest = length;
        best = i;
      }
    }
    return new Point2D((xs[best - 1] + xs[best]) / 2, (ys[best - 1] + ys[best]) / 2);
  }

  /** Length of the piece on which {@link #labelSpot()} lies, if it is level; 0 if it is not. */
  public double labelRoom() {
    if (curved) {
      return Math.abs(xs[3] - xs[0]);
    }
    double longest = 0;
    for (int i = 1; i < xs.length; i++) {
      longest = Math.max(longest, Math.abs(xs[i] - xs[i - 1]));
    }
    return longest;
  }

  /** Position, in a list of bends, where a new bend at that point belongs. */
  public static int bendIndex(java.util.List<Point2D> chain, double x, double y) {
    int best = 0;
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < chain.size(); i++) {
      Point2D a = chain.get(i - 1);
      Point2D b = chain.get(i);
      double d = Segments.distance(a.getX(), a.getY(), b.getX(), b.getY(), x, y);
      if (d < nearest) {
        nearest = d;
        best = i - 1;
      }
    }
    return best;
  }
}
