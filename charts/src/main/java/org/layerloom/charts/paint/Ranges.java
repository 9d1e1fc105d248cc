package org.layerloom.charts.paint;

import org.layerloom.charts.ValueUnit;
import org.layerloom.charts.View;
import org.layerloom.charts.series.Extent;
import org.layerloom.charts.series.Points;
import org.layerloom.charts.series.XUnit;

/** Chooses what the axes show. */
final class Ranges {

  /** Values that differ by less, beside their size, are drawn as one. */
  private static final double ALIKE = 1e-9;

  private Ranges() {}

  /** The horizontal axis: the view, or else everything there is and is expected. */
  static Span horizontal(ChartContent content) {
    View view = content.view();
    if (view != null) {
      return new Span(view.from(), view.to(), false);
    }
    return everything(content);
  }

  /** The horizontal axis without zoom: all points and the way still to go. */
  static Span everything(ChartContent content) {
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (ChartContent.Curve curve : content.curves()) {
      Points points = curve.raw();
      if (points.size() > 0) {
        from = Math.min(from, points.x(content.xUnit(), 0));
        to = Math.max(to, points.x(content.xUnit(), points.size() - 1));
      }
    }
    double end = content.expectedEnd();
    if (from > to) {
      return new Span(0, end > 0 ? end : 1, false);
    }
    to = end > to ? end : aLittleBeyond(to);
    if (from >= 0 && from < 0.2 * to) {
      from = 0;
    }
    if (from == to) {
      double room = content.xUnit() == XUnit.EPOCH ? 1 : Math.max(1, Math.abs(to) * 0.1);
      return new Span(Math.max(0, from - room), to + room, false);
    }
    return new Span(from, to, false);
  }

  /**
   * Room for what comes next: an axis that grew with every point would shake, and would have to be
   * sampled anew each time. At most 3 % stay free.
   */
  private static double aLittleBeyond(double last) {
    if (last <= 0) {
      return last;
    }
    double step = Math.pow(2, Math.floor(Math.log(last) / Math.log(2))) / 32;
    return Math.ceil(last / step) * step;
  }

  /**
   * The vertical axis: {@code extent} widened to round numbers, with zero where zero is near, and
   * no share above 100 % unless there is one.
   */
  static Span vertical(Extent extent, ValueUnit unit, boolean log, int mostTicks) {
    if (extent.isEmpty()) {
      return log ? new Span(0.1, 1, true) : new Span(0, 1, false);
    }
    if (log) {
      return logarithmic(extent);
    }
    double min = extent.min();
    double max = extent.max();
    if (min >= 0 && min <= 0.35 * max) {
      min = 0;
    }
    // Smoothing leaves equal values apart by their last bits: no step fits in between.
    if (max - min <= ALIKE * Math.max(Math.abs(min), Math.abs(max))) {
      double room = min == 0 ? 1 : Math.abs(min) * 0.1;
      min -= room;
      max += room;
    }
    double step = Ticks.step(max - min, mostTicks);
    double low = Math.floor(min / step + 1e-9) * step;
    double high = Math.ceil(max / step - 1e-9) * step;
    if (unit == ValueUnit.PERCENT && extent.max() <= 1) {
      high = Math.min(high, 1);
    }
    return new Span(low, high > low ? high : low + step, false);
  }

  private static Span logarithmic(Extent extent) {
    double max = extent.max() > 0 ? extent.max() : 1;
    double min = extent.min() > 0 ? extent.min() : max / 1000;
    double room = Math.max(Math.pow(max / min, 0.04), 1.02);
    return new Span(min / room, max * room, true);
  }
}
