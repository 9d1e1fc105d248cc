package org.layerloom.editor.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.drawing.RectIndex;
import org.layerloom.editor.drawing.Spot;

/** The search for a way of level and upright pieces; see {@link Router}. One object per wire. */
final class RiserSearch {
  private static final double FAR = 4000;
  private static final int TRIES = 5;
  private static final double TAKEN = 300;

  /** An upright at x that can be used from top to bottom. */
  private record Riser(double x, double top, double bottom, double cost) {}

  private record Found(double x1, double y, double x2, double cost) {}

  private final RectIndex cards;
  private final Lanes lanes;
  private final Object net;

  RiserSearch(RectIndex cards, Lanes lanes, Object net) {
    this.cards = cards;
    this.lanes = lanes;
    this.net = net;
  }

  @Nullable Route find(Spot from, Spot to) {
    List<Riser> starts = risers(from);
    List<Riser> ends = risers(to);
    Found best = null;
    for (Riser a : starts) {
      for (Riser b : ends) {
        double floor = a.cost + b.cost + Math.abs(a.x - b.x) + Math.abs(from.y() - to.y());
        if (best == null || floor < best.cost) {
          Found found = join(a, from.y(), b, to.y());
          if (found != null && (best == null || found.cost < best.cost)) {
            best = found;
          }
        }
      }
    }
    if (best == null) {
      return null;
    }
    return Route.corners(
        new double[] {from.x(), best.x1, best.x1, best.x2, best.x2, to.x()},
        new double[] {from.y(), from.y(), best.y, best.y, to.y(), to.y()});
  }

  /** The uprights that a port can reach: near it first, each as long as no card is in the way. */
  private List<Riser> risers(Spot spot) {
    List<Riser> found = new ArrayList<>(TRIES);
    if (spot.outX() == 0) {
      double y = spot.y() + spot.outY();
      double[] reach = reach(spot.x(), y, spot.outY() < 0, spot.outY() > 0);
      found.add(new Riser(spot.x(), reach[0], reach[1], 0));
      return found;
    }
    double free = freeAlong(spot);
    for (int i = 0; i < TRIES; i++) {
      double stub = Math.min(Router.STUB, Math.max(3, free / 2)) + i * Lanes.SPACING;
      if (i > 0 && stub > free - 2) {
        break;
      }
      double x = spot.x() + spot.outX() * stub;
      double[] reach = reach(x, spot.y(), true, true);
      found.add(new Riser(x, reach[0], reach[1], i * 6.0));
    }
    return found;
  }

  /** How far a level line may leave the port before it meets a card. */
  private double freeAlong(Spot spot) {
    double far = Router.STUB + TRIES * Lanes.SPACING + Router.CLEARANCE;
    double x0 = spot.outX() > 0 ? spot.x() + 1 : spot.x() - far;
    double x1 = spot.outX() > 0 ? spot.x() + far : spot.x() - 1;
    double[] nearest = {far};
    cards.visit(
        x0,
        spot.y() - 2,
        x1,
        spot.y() + 2,
        i -> {
          double d = spot.outX() > 0 ? cards.left(i) - spot.x() : spot.x() - cards.right(i);
          nearest[0] = Math.min(nearest[0], Math.max(0, d));
          return true;
        });
    return nearest[0];
  }

  /** The part of the upright at x around y that keeps clear of cards. */
  private double[] reach(double x, double y, boolean up, boolean down) {
    double[] reach = {up ? y - FAR : y, down ? y + FAR : y};
    cards.visit(
        x - 2,
        reach[0],
        x + 2,
        reach[1],
        i -> {
          if (cards.bottom(i) <= y) {
            reach[0] = Math.max(reach[0], cards.bottom(i) + 2);
          } else if (cards.top(i) >= y) {
            reach[1] = Math.min(reach[1], cards.top(i) - 2);
          }
          return true;
        });
    return reach;
  }

  /** Changes from one riser to the other on the best free level lane, if there is one. */
  private @Nullable Found join(Riser a, double ya, Riser b, double yb) {
    double top = Math.max(a.top, b.top);
    double bottom = Math.min(a.bottom, b.bottom);
    if (top > bottom) {
      return null;
    }
    double x0 = Math.min(a.x, b.x);
    double x1 = Math.max(a.x, b.x);
    List<double[]> blocks = new ArrayList<>();
    // Lanes far beyond both ends help nobody; a bounded band keeps the query small.
    double bandTop = Math.max(top, Math.min(ya, yb) - 700);
    double bandBottom = Math.min(bottom, Math.max(ya, yb) + 700);
    if (bandTop > bandBottom) {
      return null;
    }
    cards.visit(
        x0 - 1,
        bandTop - Router.CLEARANCE,
        x1 + 1,
        bandBottom + Router.CLEARANCE,
        i -> {
          blocks.add(
              new double[] {cards.top(i) - Router.CLEARANCE, cards.bottom(i) + Router.CLEARANCE});
          return true;
        });
    blocks.sort(Comparator.comparingDouble(block -> block[0]));
    Found best = null;
    double gap = bandTop;
    for (int i = 0; i <= blocks.size(); i++) {
      double end = i < blocks.size() ? blocks.get(i)[0] : bandBottom;
      if (end >= gap) {
        best = better(best, lane(a, ya, b, yb, gap, Math.min(end, bandBottom)));
      }
      if (i < blocks.size()) {
        gap = Math.max(gap, blocks.get(i)[1]);
        if (gap > bandBottom) {
          break;
        }
      }
    }
    return best;
  }

  private static @Nullable Found better(@Nullable Found best, @Nullable Found found) {
    return best == null || (found != null && found.cost < best.cost) ? found : best;
  }

  /** The best level between two heights that is free of cards. */
  private @Nullable Found lane(Riser a, double ya, Riser b, double yb, double low, double high) {
    double wish =
        high - low < 90 ? (low + high) / 2 : Math.clamp((ya + yb) / 2, low + 12, high - 12);
    Found best = null;
    for (int k = 0; k < 9; k++) {
      double y = wish + Math.ceilDiv(k, 2) * Lanes.SPACING * (k % 2 == 0 ? 1 : -1);
      if (y < low || y > high) {
        continue;
      }
      double cost =
          a.cost
              + b.cost
              + Math.abs(a.x - b.x)
              + Math.abs(ya - y)
              + Math.abs(yb - y)
              + Math.abs(y - wish) * 0.5;
      if (lanes.levelTaken(y, a.x, b.x, net)) {
        cost += TAKEN;
      }
      if (lanes.uprightTaken(a.x, ya, y, net)) {
        cost += TAKEN;
      }
      if (lanes.uprightTaken(b.x, y, yb, net)) {
        cost += TAKEN;
      }
      if (best == null || cost < best.cost) {
        best = new Found(a.x, y, b.x, cost);
      }
    }
    return best;
  }
}
