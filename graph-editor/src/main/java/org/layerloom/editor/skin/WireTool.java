package org.layerloom.editor.skin;

import java.util.HashSet;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.drawing.Hits;
import org.layerloom.editor.drawing.Spot;
import org.layerloom.editor.paint.Brush;
import org.layerloom.editor.paint.DrawingPainter;
import org.layerloom.editor.paint.Ink;
import org.layerloom.editor.paint.Outline;
import org.layerloom.editor.paint.Pen;
import org.layerloom.editor.route.Route;
import org.layerloom.editor.route.Router;

/** Draws a new wire from a port, or carries the end of an old one. */
final class WireTool implements Tool {
  private static final double SNAP = 22;

  private final View view;
  private final WireOffer offer;
  private final Spot anchor;
  private final @Nullable GraphLink old;
  private final Set<PortRef> fitting = new HashSet<>();
  private final Point2D press;
  private Point2D at;
  private @Nullable Spot snapped;
  private boolean moved;

  /**
   * Starts at a port.
   *
   * @param anchor the port that keeps its end
   * @param old the wire whose other end is carried, or null for a new wire
   * @param offer opens the search box where the wire is dropped on empty canvas
   */
  WireTool(View view, Spot anchor, @Nullable GraphLink old, Point2D press, WireOffer offer) {
    this.view = view;
    this.anchor = anchor;
    this.old = old;
    this.press = press;
    this.at = press;
    this.offer = offer;
    fitting.addAll(Fitting.portsFor(view, anchor, old));
  }

  @Override
  public void drag(Point2D to, MouseEvent event) {
    at = to;
    if (!moved && press.distance(to) < 3 * view.unit()) {
      return;
    }
    moved = true;
    view.lightUp(fitting, true);
    Spot near =
        Hits.spotAt(view.shown(), to.getX(), to.getY(), Math.max(SNAP, SNAP * view.unit() * 0.7));
    snapped = near != null && fitting.contains(near.ref()) ? near : null;
    if (near == null || snapped != null || near.ref().equals(anchor.ref())) {
      view.tip("", Point2D.ZERO);
    } else {
      String why = Fitting.whyNot(view, anchor, near);
      view.tip(why, view.editor().getViewport().toView(near.x(), near.y()));
    }
    view.repaint();
  }

  @Override
  public void release(Point2D to, MouseEvent event) {
    if (!moved) {
      return;
    }
    Spot end = snapped;
    if (end != null) {
      PortRef from = anchor.port().isInput() ? end.ref() : anchor.ref();
      PortRef target = anchor.port().isInput() ? anchor.ref() : end.ref();
      GraphLink wire = old;
      if (wire == null) {
        view.editor().report(new Gesture.Connect(from, target));
      } else if (!wire.from().equals(from) || !wire.to().equals(target)) {
        view.editor().report(new Gesture.Rewire(wire.id(), from, target));
      }
      return;
    }
    boolean overNode = Hits.nodeAt(view.shown(), to.getX(), to.getY()) != null;
    if (old != null) {
      if (!overNode) {
        view.editor().report(new Gesture.Disconnect(Set.of(old.id())));
      }
    } else if (!overNode) {
      offer.wireDropped(to, anchor.ref());
    }
  }

  @Override
  public void sketch(Brush brush, DrawingPainter painter) {
    if (!moved) {
      return;
    }
    Spot end = snapped;
    double x = end == null ? at.getX() : end.x();
    double y = end == null ? at.getY() : end.y();
    int outX = end == null ? -anchor.outX() : end.outX();
    int outY = end == null ? -anchor.outY() : end.outY();
    Route way =
        Router.loose(anchor.x(), anchor.y(), anchor.outX(), anchor.outY(), x, y, outX, outY);
    Ink ink = end == null ? Ink.ACCENT : Ink.SUCCESS;
    brush.stroke(Outline.of(way, 8), painter.theme().ink(ink), Pen.of(end == null ? 2 : 3));
    brush.fillCircle(x, y, end == null ? 3.5 : Spot.RADIUS + 1.5, painter.theme().ink(ink));
  }

  @Override
  public Cursor cursor() {
    return Cursor.CROSSHAIR;
  }

  /** What happens with a wire that was dropped on empty canvas. */
  interface WireOffer {
    /** A wire from that port was dropped there. */
    void wireDropped(Point2D at, PortRef from);
  }
}
