package org.layerloom.charts.paint;

import java.awt.geom.Path2D;
import java.util.function.DoubleUnaryOperator;
import org.layerloom.charts.series.Envelope;

/** Turns samples into shapes in pixels. */
final class CurvePath {
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
    for (int i = from; i < to; i++) {
      double high = toY.applyAsDouble(upper.high(i));
      double low = toY.applyAsDouble(lower.low(i));
      double lift = Math.max(0, least - (low - high)) / 2;
      double x = toX.applyAsDouble(upper.x(i));
      if (i == from) {
        path.moveTo(x, high - lift);
      } else {
        path.lineTo(x, high - lift);
      }
    }
    for (int i = to - 1; i >= from; i--) {
      double high = toY.applyAsDouble(upper.high(i));
      double low = toY.applyAsDouble(lower.low(i));
      double lift = Math.max(0, least - (low - high)) / 2;
      path.lineTo(toX.applyAsDouble(lower.x(i)), low + lift);
    }
    path.closePath();
  }
}
