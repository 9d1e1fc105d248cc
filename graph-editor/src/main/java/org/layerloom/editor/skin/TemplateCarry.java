package org.layerloom.editor.skin;

import javafx.geometry.Point2D;
import javafx.scene.input.MouseDragEvent;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.ConnectionRule.Refused;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.Target;
import org.layerloom.editor.Template;
import org.layerloom.editor.drawing.Hits;
import org.layerloom.editor.paint.Brush;
import org.layerloom.editor.paint.DrawingPainter;

/** Carries a template from a palette over the canvas, by JavaFX's full drag. */
final class TemplateCarry {
  private final View view;
  private @Nullable Template template;
  private @Nullable Point2D at;

  TemplateCarry(View view) {
    this.view = view;
    GraphEditor editor = view.editor();
    editor.addEventHandler(MouseDragEvent.MOUSE_DRAG_ENTERED, this::over);
    editor.addEventHandler(MouseDragEvent.MOUSE_DRAG_OVER, this::over);
    editor.addEventHandler(MouseDragEvent.MOUSE_DRAG_EXITED, _ -> leave());
    editor.addEventHandler(MouseDragEvent.MOUSE_DRAG_RELEASED, this::drop);
  }

  void begin(Template carried) {
    template = view.editor().isReadOnly() ? null : carried;
    at = null;
  }

  void cancel() {
    template = null;
    leave();
  }

  private void over(MouseDragEvent event) {
    Template carried = template;
    if (carried == null) {
      return;
    }
    Point2D spot = view.toDrawing(event);
    at = spot;
    Target target = Hits.linkAt(view.shown(), spot.getX(), spot.getY(), 16);
    String link = target instanceof Target.Link l ? l.id() : "";
    String why = "";
    if (!link.isEmpty()
        && view.editor().getConnectionRule().checkTemplateOnLink(carried.id(), link)
            instanceof Refused refused) {
      why = refused.reason();
      link = "";
    }
    view.dropLink(link);
    view.tip(why, new Point2D(event.getX(), event.getY()));
    view.repaint();
  }

  private void leave() {
    at = null;
    view.dropLink("");
    view.tip("", Point2D.ZERO);
    view.repaint();
  }

  private void drop(MouseDragEvent event) {
    Template carried = template;
    if (carried == null) {
      return;
    }
    over(event);
    String link = view.dropLink();
    Point2D spot = view.toDrawing(event);
    cancel();
    view.editor()
        .report(
            link.isEmpty()
                ? new Gesture.Create(carried.id(), spot, null)
                : new Gesture.CreateOnLink(carried.id(), link, spot));
    view.editor().requestFocus();
  }

  void sketch(Brush brush, DrawingPainter painter) {
    Template carried = template;
    Point2D spot = at;
    if (carried != null && spot != null) {
      GraphNode card = carried.preview();
      painter.ghost(
          brush, card.at(spot.getX() - card.width() / 2, spot.getY() - card.height() / 2));
    }
  }
}
