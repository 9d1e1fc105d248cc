package org.layerloom.charts.paint;

import java.awt.geom.Path2D;
import java.util.function.DoubleUnaryOperator;
import org.layerloom.charts.series.Envelope;

/** Turns samples into shapes in pixels. */
final class CurvePath {
  private static final double STEEPEST = 8;

  private CurvePath() {}

  /**
   * A line through all samples; a column of several points adds a stroke from its one end to the
   * other where that is longer than a pixel. A value that is not finite interrupts the line.
   */
  static Path2D line(Envelope samples, DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
    var path = new Path2D.Double(Path2D.WIND_NON_ZERO, 2 * samples.size() + 2);
    boolean open = false;
    double last = 0;
    for (int i = 0; i < samples.size(); i++) {
      if (!Double.isFinite(samples.low(i))) {
        open = false;
        continue;
      }
      double x = toX.applyAsDouble(samples.x(i));
      double low = toY.applyAsDouble(samples.low(i));
      double high = toY.applyAsDouble(samples.high(i));
      double first = Math.abs(low - last) <= Math.abs(high - last) ? low : high;
      double second = first == low ? high : low;
      if (Math.abs(second - first) < 1) {
        first = second = (first + second) / 2;
      }
      if (open) {
        path.lineTo(x, first);
      } else {
        path.moveTo(x, first);
      }
      if (second != first) {
        path.lineTo(x, second);
      }
      last = second;
      open = true;
    }
    return path;
  }

  /** The area between the upper and the lower edge of all samples, at least {@code least} high. */
  static Path2D area(
      Envelope lower,
      Envelope upper,
      DoubleUnaryOperator toX,
      DoubleUnaryOperator toY,
      double least) {
    int size = Math.min(lower.size(), upper.size());
    var path = new Path2D.Double(Path2D.WIND_NON_ZERO, 2 * size + 4);
    int from = 0;
    while (from < size) {
      if (!Double.isFinite(lower.low(from)) || !Double.isFinite(upper.high(from))) {
        from++;
        continue;
      }
      int to = from;
      while (to < size && Double.isFinite(lower.low(to)) && Double.isFinite(upper.high(to))) {
        to++;
      }
      stretch(path, lower, upper, from, to, toX, toY, least);
      from = to;
    }
    return path;
  }

  private static void stretch(
      Path2D path,
      Envelope lower,
      Envelope upper,
      int from,
      int to,
      DoubleUnaryOperator toX,
      DoubleUnaryOperator toY,
      double least) {
    int size = to - from;
    var x = new double[size];
    var top = new double[size];
    var bottom = new double[size];
    for (int i = 0; i < size; i++) {
      x[i] = toX.applyAsDouble(upper.x(from + i));
      top[i] = toY.applyAsDouble(upper.high(from + i));
      bottom[i] = toY.applyAsDouble(lower.low(from + i));
    }
    var lift = new double[size];
    for (int i = 0; i < size; i++) {
      lift[i] = Math.max(0, least * steepness(x, top, bottom, i) - (bottom[i] - top[i])) / 2;
    }
    path.moveTo(x[0], top[0] - lift[0]);
    for (int i = 1; i < size; i++) {
      path.lineTo(x[i], top[i] - lift[i]);
    }
    for (int i = size - 1; i >= 0; i--) {
      path.lineTo(x[i], bottom[i] + lift[i]);
    }
    path.closePath();
  }

  /** How much higher than thick a line is there: without it, a steep stretch would look thin. */
  private static double steepness(double[] x, double[] top, double[] bottom, int at) {
    int before = Math.max(0, at - 1);
    int after = Math.min(x.length - 1, at + 1);
    double across = x[after] - x[before];
    double up = (top[after] + bottom[after] - top[before] - bottom[before]) / 2;
    return across <= 0 ? 1 : Math.min(STEEPEST, Math.hypot(1, up / across));
  }
}
