package org.layerloom.editor.skin;

import java.util.HashSet;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.MouseEvent;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.Selection;
import org.layerloom.editor.drawing.Drawing;
import org.layerloom.editor.paint.Brush;
import org.layerloom.editor.paint.DrawingPainter;
import org.layerloom.editor.paint.Ink;
import org.layerloom.editor.paint.Pen;

/**
 * The rubber band: selects what it touches; with Shift or Ctrl in addition to what was selected.
 */
final class BandTool implements Tool {
  private final View view;
  private final Point2D from;
  private final Selection before;
  private final boolean additive;
  private Point2D to;
  private boolean moved;

  BandTool(View view, Point2D from, boolean additive) {
    this.view = view;
    this.from = from;
    this.to = from;
    this.additive = additive;
    before = view.editor().getSelection();
  }

  @Override
  public void drag(Point2D at, MouseEvent event) {
    to = at;
    moved |= from.distance(to) > 3 * view.unit();
    if (moved) {
      Selection touched = touched(area());
      view.editor().setSelection(additive ? before.plus(touched) : touched);
    }
    view.repaint();
  }

  @Override
  public void release(Point2D at, MouseEvent event) {
    if (!moved && !additive) {
      view.editor().setSelection(Selection.NONE);
    }
  }

  @Override
  public void cancel() {
    view.editor().setSelection(before);
  }

  private Rectangle2D area() {
    return new Rectangle2D(
        Math.min(from.getX(), to.getX()),
        Math.min(from.getY(), to.getY()),
        Math.abs(from.getX() - to.getX()),
        Math.abs(from.getY() - to.getY()));
  }

  private Selection touched(Rectangle2D r) {
    Drawing drawing = view.shown();
    Set<String> nodes = new HashSet<>();
    drawing
        .cards()
        .visit(
            r.getMinX(),
            r.getMinY(),
            r.getMaxX(),
            r.getMaxY(),
            i -> {
              nodes.add(drawing.model().nodes().get(i).id());
              return true;
            });
    Set<String> links = new HashSet<>();
    for (GraphLink link : drawing.links()) {
      if (nodes.contains(link.from().node()) && nodes.contains(link.to().node())) {
        links.add(link.id());
      }
    }
    Set<String> frames = new HashSet<>();
    drawing.model().frames().stream()
        .filter(f -> r.contains(f.bounds()))
        .forEach(f -> frames.add(f.id()));
    Set<String> notes = new HashSet<>();
    drawing.model().notes().stream()
        .filter(n -> r.intersects(n.bounds()))
        .forEach(n -> notes.add(n.id()));
    return new Selection(nodes, links, frames, notes);
  }

  @Override
  public void sketch(Brush brush, DrawingPainter painter) {
    if (moved) {
      Rectangle2D r = area();
      brush.fillRect(
          r.getMinX(),
          r.getMinY(),
          r.getWidth(),
          r.getHeight(),
          0,
          painter.theme().ink(Ink.ACCENT_SOFT));
      brush.strokeRect(
          r.getMinX(),
          r.getMinY(),
          r.getWidth(),
          r.getHeight(),
          0,
          painter.theme().ink(Ink.ACCENT),
          Pen.of(brush.unit()));
    }
  }
}
