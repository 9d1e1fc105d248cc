package org.layerloom.editor.skin;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.drawing.Drawing;
import org.layerloom.editor.paint.Brush;
import org.layerloom.editor.paint.DrawingPainter;
import org.layerloom.editor.paint.Ink;
import org.layerloom.editor.paint.Outline;
import org.layerloom.editor.paint.Pen;

/** Draws what is moved to the edges and middles of the cards in sight, or to the grid. */
final class Snapper {
  private static final double REACH = 6;

  private final View view;
  private final List<Rectangle2D> neighbours = new ArrayList<>();
  private final List<double[]> lines = new ArrayList<>();

  Snapper(View view, Carried carried) {
    this.view = view;
    GraphEditor editor = view.editor();
    Rectangle2D sight = editor.getViewport().visible(editor.getWidth(), editor.getHeight());
    Drawing drawing = view.drawing();
    drawing
        .cards()
        .visit(
            sight.getMinX(),
            sight.getMinY(),
            sight.getMaxX(),
            sight.getMaxY(),
            i -> {
              GraphNode node = drawing.model().nodes().get(i);
              if (!carried.contains(node.id())) {
                neighbours.add(node.bounds());
              }
              return true;
            });
  }

  /** The distance to move a box by, near the wished one. */
  Point2D snap(Rectangle2D box, double dx, double dy, boolean off) {
    lines.clear();
    GraphEditor editor = view.editor();
    double x = dx;
    double y = dy;
    boolean gotX = false;
    boolean gotY = false;
    if (!off && editor.snapToGuidesProperty().get()) {
      double[] bestX = nearest(box.getMinX() + dx, box.getWidth(), true);
      double[] bestY = nearest(box.getMinY() + dy, box.getHeight(), false);
      gotX = Math.abs(bestX[0]) <= REACH * view.unit();
      gotY = Math.abs(bestY[0]) <= REACH * view.unit();
      x = gotX ? dx + bestX[0] : dx;
      y = gotY ? dy + bestY[0] : dy;
      if (gotX) {
        line(true, bestX[1], box, x, y);
      }
      if (gotY) {
        line(false, bestY[1], box, x, y);
      }
    }
    if (!off && editor.snapToGridProperty().get()) {
      double grid = Math.max(1, editor.gridSizeProperty().get());
      x = gotX ? x : Math.round((box.getMinX() + dx) / grid) * grid - box.getMinX();
      y = gotY ? y : Math.round((box.getMinY() + dy) / grid) * grid - box.getMinY();
    }
    return new Point2D(x, y);
  }

  /** Least correction that lines up an edge or the middle, and the line on which it then lies. */
  private double[] nearest(double start, double length, boolean horizontal) {
    double best = Double.POSITIVE_INFINITY;
    double at = 0;
    for (Rectangle2D r : neighbours) {
      double low = horizontal ? r.getMinX() : r.getMinY();
      double size = horizontal ? r.getWidth() : r.getHeight();
      for (int k = 0; k <= 2; k++) {
        double line = low + size * k / 2;
        double own = start + length * k / 2;
        if (Math.abs(line - own) < Math.abs(best)) {
          best = line - own;
          at = line;
        }
      }
    }
    return new double[] {best, at};
  }

  private void line(boolean upright, double at, Rectangle2D box, double dx, double dy) {
    double low = upright ? box.getMinY() + dy : box.getMinX() + dx;
    double high = upright ? box.getMaxY() + dy : box.getMaxX() + dx;
    for (Rectangle2D r : neighbours) {
      double start = upright ? r.getMinX() : r.getMinY();
      double size = upright ? r.getWidth() : r.getHeight();
      boolean on =
          Math.abs(start - at) < 0.5
              || Math.abs(start + size / 2 - at) < 0.5
              || Math.abs(start + size - at) < 0.5;
      if (on) {
        low = Math.min(low, upright ? r.getMinY() : r.getMinX());
        high = Math.max(high, upright ? r.getMaxY() : r.getMaxX());
      }
    }
    lines.add(upright ? new double[] {at, low, at, high} : new double[] {low, at, high, at});
  }

  void sketch(Brush brush, DrawingPainter painter) {
    for (double[] l : lines) {
      brush.stroke(
          new Outline().moveTo(l[0], l[1]).lineTo(l[2], l[3]),
          painter.theme().ink(Ink.ACCENT),
          Pen.dashed(brush.unit(), 3 * brush.unit()));
    }
  }
}
