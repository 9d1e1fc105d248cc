package org.layerloom.editor.skin;

import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.ConnectionRule.Refused;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.Selection;
import org.layerloom.editor.Target;
import org.layerloom.editor.drawing.Hits;
import org.layerloom.editor.paint.Brush;
import org.layerloom.editor.paint.DrawingPainter;

/**
 * Moves the selection, snapping to guides and grid. A single node without links that is dropped on
 * a wire asks to be put into it; Alt asks for a copy instead.
 */
final class MoveTool implements Tool {
  private final View view;
  private final Point2D press;
  private final Selection selection;
  private final Carried carried;
  private final Snapper snapper;
  private double dx;
  private double dy;
  private boolean moved;

  MoveTool(View view, Point2D press) {
    this.view = view;
    this.press = press;
    selection = view.editor().getSelection();
    carried = new Carried(view.drawing().model(), selection);
    snapper = new Snapper(view, carried);
  }

  @Override
  public void drag(Point2D at, MouseEvent event) {
    if (carried.isEmpty() || view.editor().isReadOnly()) {
      return;
    }
    if (!moved && press.distance(at) < 3 * view.unit()) {
      return;
    }
    moved = true;
    Rectangle2D box = carried.box();
    double wishX = at.getX() - press.getX();
    double wishY = at.getY() - press.getY();
    Point2D snapped = snapper.snap(box, wishX, wishY, event.isAltDown());
    dx = snapped.getX();
    dy = snapped.getY();
    view.preview(carried.moved(dx, dy));
    offerWire(at);
  }

  private void offerWire(Point2D at) {
    GraphLink link = wireUnder();
    if (link == null) {
      view.dropLink("");
      view.tip("", Point2D.ZERO);
      return;
    }
    String node = selection.nodes().iterator().next();
    if (view.editor().getConnectionRule().checkNodeOnLink(node, link.id())
        instanceof Refused refused) {
      view.dropLink("");
      view.tip(refused.reason(), view.editor().getViewport().toView(at.getX(), at.getY()));
    } else {
      view.dropLink(link.id());
      view.tip("", Point2D.ZERO);
    }
  }

  /** The wire under the middle of the one node that is carried, if it could be put into it. */
  private @Nullable GraphLink wireUnder() {
    if (selection.nodes().size() != 1 || selection.size() != 1) {
      return null;
    }
    String id = selection.nodes().iterator().next();
    GraphNode node = view.drawing().node(id);
    if (node == null || !view.drawing().linksOf(id).isEmpty()) {
      return null;
    }
    // Asked of the drawing before the drag: in the preview the wire has already dodged the card.
    Target target =
        Hits.linkAt(
            view.drawing(),
            node.x() + dx + node.width() / 2,
            node.y() + dy + node.height() / 2,
            node.height() / 2);
    return target instanceof Target.Link l ? view.drawing().link(l.id()) : null;
  }

  @Override
  public void release(Point2D at, MouseEvent event) {
    if (!moved) {
      return;
    }
    String link = view.dropLink();
    if (event.isAltDown()) {
      view.editor().report(new Gesture.Duplicate(selection, dx, dy));
    } else if (!link.isEmpty()) {
      String id = selection.nodes().iterator().next();
      GraphNode node = view.drawing().node(id);
      if (node != null) {
        view.editor()
            .report(new Gesture.InsertOnLink(id, link, new Point2D(node.x() + dx, node.y() + dy)));
      }
    } else if (dx != 0 || dy != 0) {
      view.editor().report(new Gesture.Move(carried.positions(dx, dy), carried.bends(dx, dy)));
    }
  }

  @Override
  public void sketch(Brush brush, DrawingPainter painter) {
    if (moved) {
      snapper.sketch(brush, painter);
    }
  }

  @Override
  public Cursor cursor() {
    return Cursor.MOVE;
  }

  Set<String> nodes() {
    return selection.nodes();
  }
}
