package org.layerloom.charts.paint;

import java.util.ArrayList;
import java.util.List;

/** Round positions for the labels of an axis: steps of 1, 2 or 5 times a power of ten. */
final class Ticks {
  private static final double[] CLOCK_STEPS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400
  };

  private Ticks() {}

  /** The smallest round step of which at most {@code most} fit into {@code width}. */
  static double step(double width, int most) {
    double least = width / Math.max(1, most);
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double share = least / power;
    // A little slack, so that 0.2 / 10^-1 counts as 2.
    double round = share <= 1 + 1e-9 ? 1 : share <= 2 + 1e-9 ? 2 : share <= 5 + 1e-9 ? 5 : 10;
    return round * power;
  }

  /** As {@link #step} for seconds: steps that clocks have. */
  static double clockStep(double width, int most) {
    double least = width / Math.max(1, most);
    if (least < 1) {
      return step(width, most);
    }
    for (double step : CLOCK_STEPS) {
      if (step >= least) {
        return step;
      }
    }
    return 86_400 * step(width / 86_400, most);
  }

  /** Multiples of {@code step} in [{@code from}, {@code to}]. */
  static List<Double> linear(double from, double to, double step) {
    List<Double> ticks = new ArrayList<>();
    double slack = step * 1e-6;
    for (double n = Math.ceil((from - slack) / step); n * step <= to + slack; n++) {
      ticks.add(n == 0 ? 0.0 : n * step);
    }
    return ticks;
  }

  /** Powers of ten in the range, with 2 and 5 times them while there is room, fewer when not. */
  static List<Double> log(double from, double to, int most) {
    int first = (int) Math.floor(Math.log10(from) + 1e-9);
    int last = (int) Math.ceil(Math.log10(to) - 1e-9);
    int decades = Math.max(1, last - first);
    int every = Math.max(1, (int) Math.ceil((double) decades / Math.max(1, most)));
    double[] between = decades * 3 <= most + 2 ? new double[] {1, 2, 5} : new double[] {1};
    List<Double> ticks = new ArrayList<>();
    for (int exponent = first; exponent <= last; exponent += every) {
      for (double factor : between) {
        double tick = factor * Math.pow(10, exponent);
        if (tick >= from * (1 - 1e-9) && tick <= to * (1 + 1e-9)) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }
}
