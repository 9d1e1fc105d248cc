package org.layerloom.editor.skin;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphModel;

/** Drags the lower right corner of a frame or note. */
final class ResizeTool implements Tool {
  private static final double LEAST = 48;

  private final View view;
  private final String id;
  private final Rectangle2D start;
  private final Point2D press;
  private Rectangle2D bounds;

  ResizeTool(View view, String id, Rectangle2D start, Point2D press) {
    this.view = view;
    this.id = id;
    this.start = start;
    this.bounds = start;
    this.press = press;
  }

  @Override
  public void drag(Point2D at, MouseEvent event) {
    if (view.editor().isReadOnly()) {
      return;
    }
    bounds =
        new Rectangle2D(
            start.getMinX(),
            start.getMinY(),
            Math.max(LEAST, start.getWidth() + at.getX() - press.getX()),
            Math.max(LEAST, start.getHeight() + at.getY() - press.getY()));
    GraphModel model = view.drawing().model();
    view.preview(
        new GraphModel(
            model.nodes(),
            model.links(),
            model.frames().stream().map(f -> f.id().equals(id) ? f.within(bounds) : f).toList(),
            model.notes().stream().map(n -> n.id().equals(id) ? n.within(bounds) : n).toList()));
  }

  @Override
  public void release(Point2D at, MouseEvent event) {
    if (!bounds.equals(start)) {
      view.editor().report(new Gesture.Resize(id, bounds));
    }
  }

  @Override
  public Cursor cursor() {
    return Cursor.SE_RESIZE;
  }
}
