package org.layerloom.editor.skin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.drawing.Drawing;
import org.layerloom.editor.paint.Brush;
import org.layerloom.editor.paint.DrawingPainter;
import org.layerloom.editor.paint.Ink;
import org.layerloom.editor.paint.Outline;
import org.layerloom.editor.paint.Pen;

/** Cuts the wires that the drawn line crosses. */
final class CutTool implements Tool {
  private final View view;
  private final List<Point2D> line = new ArrayList<>();
  private final Set<String> cut = new HashSet<>();

  CutTool(View view, Point2D press) {
    this.view = view;
    line.add(press);
  }

  @Override
  public void drag(Point2D at, MouseEvent event) {
    Point2D last = line.getLast();
    if (last.distance(at) < 2 * view.unit()) {
      return;
    }
    line.add(at);
    Drawing drawing = view.shown();
    drawing
        .ways()
        .visit(
            Math.min(last.getX(), at.getX()),
            Math.min(last.getY(), at.getY()),
            Math.max(last.getX(), at.getX()),
            Math.max(last.getY(), at.getY()),
            i -> {
              GraphLink link = drawing.links().get(i);
              if (drawing.route(link).crosses(last.getX(), last.getY(), at.getX(), at.getY())) {
                cut.add(link.id());
              }
              return true;
            });
    view.repaint();
  }

  @Override
  public void release(Point2D at, MouseEvent event) {
    drag(at, event);
    if (!cut.isEmpty()) {
      view.editor().report(new Gesture.Cut(cut));
    }
  }

  @Override
  public void sketch(Brush brush, DrawingPainter painter) {
    Outline path = new Outline().moveTo(line.getFirst().getX(), line.getFirst().getY());
    line.forEach(p -> path.lineTo(p.getX(), p.getY()));
    brush.stroke(
        path, painter.theme().ink(Ink.ERROR), Pen.dashed(2 * brush.unit(), 5 * brush.unit()));
    for (String id : cut) {
      GraphLink link = view.shown().link(id);
      if (link != null) {
        brush.stroke(
            Outline.of(view.shown().route(link), 8), painter.theme().ink(Ink.ERROR), Pen.of(2.5));
      }
    }
  }

  @Override
  public Cursor cursor() {
    return Cursor.CROSSHAIR;
  }
}
