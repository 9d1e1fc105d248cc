package org.layerloom.editor.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers where wires already run, so that the next one takes a lane of its own. Wires from one
 * output may share a lane: they read as one wire that branches.
 */
final class Lanes {
  /** Wires nearer than this are hard to tell apart. */
  static final double SPACING = 8;

  private record Run(double from, double to, double at, Object net) {}

  private final Map<Long, List<Run>> level = new HashMap<>();
  private final Map<Long, List<Run>> upright = new HashMap<>();

  void claim(Route route, Object net) {
    if (route.curved()) {
      return;
    }
    double[] xs = route.xs();
    double[] ys = route.ys();
    for (int i = 1; i < xs.length; i++) {
      if (ys[i] == ys[i - 1]) {
        put(level, ys[i], xs[i - 1], xs[i], net);
      } else if (xs[i] == xs[i - 1]) {
        put(upright, xs[i], ys[i - 1], ys[i], net);
      }
    }
  }

  private static void put(Map<Long, List<Run>> runs, double at, double a, double b, Object net) {
    runs.computeIfAbsent(key(at), _ -> new ArrayList<>(2))
        .add(new Run(Math.min(a, b), Math.max(a, b), at, net));
  }

  private static long key(double at) {
    return Math.round(at / SPACING);
  }

  boolean levelTaken(double y, double x0, double x1, Object net) {
    return taken(level, y, x0, x1, net);
  }

  boolean uprightTaken(double x, double y0, double y1, Object net) {
    return taken(upright, x, y0, y1, net);
  }

  private static boolean taken(
      Map<Long, List<Run>> runs, double at, double a, double b, Object net) {
    double from = Math.min(a, b);
    double to = Math.max(a, b);
    for (long k = key(at) - 1; k <= key(at) + 1; k++) {
      List<Run> row = runs.get(k);
      if (row == null) {
        continue;
      }
      for (Run run : row) {
        if (Math.abs(run.at - at) < SPACING - 1
            && run.from < to
            && run.to > from
            && !run.net.equals(net)) {
          return true;
        }
      }
    }
    return false;
  }
}
