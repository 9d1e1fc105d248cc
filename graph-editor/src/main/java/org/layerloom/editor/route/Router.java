package org.layerloom.editor.route;

import java.util.List;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.drawing.RectIndex;
import org.layerloom.editor.drawing.Spot;

/**
 * Finds the way of a wire around the cards.
 *
 * <p>In order: the user's own bends; a straight line or a smooth curve where nothing is between;
 * else level and upright pieces with round corners. Those go from each port by a short stub to a
 * riser (an upright that can be climbed as far as no card is in the way) and change risers on a
 * level lane that is free. Both intervals are computed, not searched, so a wire costs a few index
 * queries.
 */
public final class Router {
  /** Least distance of a wire from a card that it passes. */
  static final double CLEARANCE = 9;

  /** Length of the piece that leaves a port straight. */
  static final double STUB = 16;

  private final RectIndex cards;
  private final Lanes lanes = new Lanes();

  /** Routes between cards at these rectangles. */
  public Router(RectIndex cards) {
    this.cards = cards;
  }

  /** Keeps a way that was found before, so that new ways take other lanes. */
  public void keep(Route route, GraphLink link) {
    lanes.claim(route, link.from());
  }

  /** Whether a way runs through no card; its first and last pixels, at the ports, do not count. */
  public boolean isClear(Route route) {
    double[] xs = route.flatXs();
    double[] ys = route.flatYs();
    for (int i = 1; i < xs.length; i++) {
      double ax = xs[i - 1];
      double ay = ys[i - 1];
      double bx = xs[i];
      double by = ys[i];
      if (!cards.visit(
          Math.min(ax, bx) - 1,
          Math.min(ay, by) - 1,
          Math.max(ax, bx) + 1,
          Math.max(ay, by) + 1,
          c ->
              !Segments.enters(
                  ax,
                  ay,
                  bx,
                  by,
                  cards.left(c) + 1,
                  cards.top(c) + 1,
                  cards.right(c) - 1,
                  cards.bottom(c) - 1))) {
        return false;
      }
    }
    return true;
  }

  /** The way of a link, which then is taken into account for the next. */
  public Route route(GraphLink link, Spot from, Spot to) {
    Route route = find(from, to, link.bends(), link.from());
    lanes.claim(route, link.from());
    return route;
  }

  private Route find(Spot from, Spot to, List<Point2D> bends, Object net) {
    if (!bends.isEmpty()) {
      return through(from, to, bends);
    }
    Route direct = direct(from, to, net);
    if (direct != null) {
      return direct;
    }
    Route orthogonal = new RiserSearch(cards, lanes, net).find(from, to);
    return orthogonal == null ? loose(from, to) : orthogonal;
  }

  private @Nullable Route direct(Spot from, Spot to, Object net) {
    double dx = to.x() - from.x();
    if (from.outX() != 1 || to.outX() != -1 || dx < 12) {
      return null;
    }
    double y0 = Math.min(from.y(), to.y());
    double y1 = Math.max(from.y(), to.y());
    if (!cards.isFree(from.x() + 1, y0 - 3, to.x() - 1, y1 + 3)) {
      return null;
    }
    if (y1 - y0 < 0.5) {
      return lanes.levelTaken(from.y(), from.x(), to.x(), net)
          ? null
          : Route.corners(new double[] {from.x(), to.x()}, new double[] {from.y(), to.y()});
    }
    double pull = Math.clamp(dx * 0.5, 12, 90);
    return Route.curve(
        from.x(), from.y(), from.x() + pull, from.y(), to.x() - pull, to.y(), to.x(), to.y());
  }

  private static Route through(Spot from, Spot to, List<Point2D> bends) {
    int n = bends.size() + 4;
    double[] xs = new double[n];
    double[] ys = new double[n];
    xs[0] = from.x();
    ys[0] = from.y();
    xs[1] = from.x() + from.outX() * STUB / 2;
    ys[1] = from.y() + from.outY() * STUB / 2;
    for (int i = 0; i < bends.size(); i++) {
      xs[i + 2] = bends.get(i).getX();
      ys[i + 2] = bends.get(i).getY();
    }
    xs[n - 2] = to.x() + to.outX() * STUB / 2;
    ys[n - 2] = to.y() + to.outY() * STUB / 2;
    xs[n - 1] = to.x();
    ys[n - 1] = to.y();
    return Route.corners(xs, ys);
  }

  /**
   * The way of last resort, where cards leave no lane: a curve that leaves and arrives in the
   * ports' directions, whatever it crosses. Also used while a wire is being drawn.
   */
  public static Route loose(Spot from, Spot to) {
    return loose(
        from.x(), from.y(), from.outX(), from.outY(), to.x(), to.y(), to.outX(), to.outY());
  }

  /** A curve between two points with the directions in which it leaves them. */
  public static Route loose(
      double x0, double y0, int dx0, int dy0, double x1, double y1, int dx1, int dy1) {
    double pull = Math.clamp(Math.hypot(x1 - x0, y1 - y0) * 0.4, 12, 110);
    return Route.curve(
        x0, y0, x0 + dx0 * pull, y0 + dy0 * pull, x1 + dx1 * pull, y1 + dy1 * pull, x1, y1);
  }
}
