package org.layerloom.editor.skin;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import org.layerloom.editor.Viewport;

/** Drags the whole drawing. */
final class PanTool implements Tool {
  private final View view;
  private final Viewport start;
  private final double x;
  private final double y;

  PanTool(View view, MouseEvent press) {
    this.view = view;
    start = view.editor().getViewport();
    x = press.getX();
    y = press.getY();
  }

  @Override
  public void drag(Point2D at, MouseEvent event) {
    view.editor().setViewport(start.panned(event.getX() - x, event.getY() - y));
  }

  @Override
  public void release(Point2D at, MouseEvent event) {
    // The viewport is where the hand left it.
  }

  @Override
  public void cancel() {
    view.editor().setViewport(start);
  }

  @Override
  public Cursor cursor() {
    return Cursor.CLOSED_HAND;
  }
}
