package org.layerloom.editor.drawing;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.GraphFrame;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.GraphNote;
import org.layerloom.editor.Target;

/** Tells what lies at a point: ports before cards, cards before wires, wires before frames. */
public final class Hits {
  private static final double EDGE = 5;

  private Hits() {}

  /**
   * What lies at a point of the drawing.
   *
   * @param unit one pixel of the screen in the drawing's units: small things are easier to hit when
   *     seen from afar
   */
  public static Target at(Drawing drawing, double x, double y, double unit) {
    double reach = Math.max(Spot.RADIUS + 4, 6 * unit);
    Spot spot = spotAt(drawing, x, y, reach);
    if (spot != null) {
      return new Target.Port(spot.ref());
    }
    GraphNode node = nodeAt(drawing, x, y);
    if (node != null) {
      return new Target.Node(node.id());
    }
    Target link = linkAt(drawing, x, y, Math.max(5, 5 * unit));
    if (link != null) {
      return link;
    }
    for (GraphNote note : drawing.model().notes().reversed()) {
      if (note.bounds().contains(x, y)) {
        return new Target.Note(note.id());
      }
    }
    for (GraphFrame frame : drawing.model().frames().reversed()) {
      if (onFrame(frame.bounds(), x, y)) {
        return new Target.Frame(frame.id());
      }
    }
    return new Target.Canvas();
  }

  /** The nearest port within reach, or null. */
  public static @Nullable Spot spotAt(Drawing drawing, double x, double y, double reach) {
    Spot[] best = {null};
    double[] nearest = {reach};
    drawing
        .cards()
        .visit(
            x - reach,
            y - reach,
            x + reach,
            y + reach,
            i -> {
              for (Spot spot : drawing.spots(drawing.model().nodes().get(i).id())) {
                double d = Math.hypot(spot.x() - x, spot.y() - y);
                if (d <= nearest[0]) {
                  nearest[0] = d;
                  best[0] = spot;
                }
              }
              return true;
            });
    return best[0];
  }

  /** The uppermost card at a point, or null. */
  public static @Nullable GraphNode nodeAt(Drawing drawing, double x, double y) {
    int[] top = {-1};
    drawing
        .cards()
        .visit(
            x - 0.01,
            y - 0.01,
            x + 0.01,
            y + 0.01,
            i -> {
              top[0] = Math.max(top[0], i);
              return true;
            });
    return top[0] < 0 ? null : drawing.model().nodes().get(top[0]);
  }

  /** The nearest wire or bend within reach, or null. */
  public static @Nullable Target linkAt(Drawing drawing, double x, double y, double reach) {
    GraphLink[] best = {null};
    double[] nearest = {reach};
    drawing
        .ways()
        .visit(
            x - reach,
            y - reach,
            x + reach,
            y + reach,
            i -> {
              GraphLink link = drawing.links().get(i);
              double d = drawing.route(link).distance(x, y);
              if (d <= nearest[0]) {
                nearest[0] = d;
                best[0] = link;
              }
              return true;
            });
    GraphLink link = best[0];
    if (link == null) {
      return null;
    }
    List<Point2D> bends = link.bends();
    for (int i = 0; i < bends.size(); i++) {
      if (bends.get(i).distance(x, y) <= reach + 3) {
        return new Target.Bend(link.id(), i);
      }
    }
    return new Target.Link(link.id());
  }

  private static boolean onFrame(Rectangle2D r, double x, double y) {
    if (!Drawing.grown(r, EDGE).contains(x, y)) {
      return false;
    }
    return y < r.getMinY() + CardShape.FRAME_TITLE
        || x < r.getMinX() + EDGE
        || x > r.getMaxX() - EDGE
        || y > r.getMaxY() - EDGE
        || onGrip(r, x, y);
  }

  /** Whether a point is on the corner by which a frame or note is resized. */
  public static boolean onGrip(Rectangle2D r, double x, double y) {
    return x >= r.getMaxX() - CardShape.GRIP
        && y >= r.getMaxY() - CardShape.GRIP
        && x <= r.getMaxX() + EDGE
        && y <= r.getMaxY() + EDGE;
  }
}
