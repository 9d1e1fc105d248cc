package org.layerloom.editor.skin;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import org.layerloom.editor.paint.Brush;
import org.layerloom.editor.paint.DrawingPainter;

/** One drag of the mouse, from press to release. Points are the drawing's. */
interface Tool {

  /** The pointer moved with the button held. */
  void drag(Point2D at, MouseEvent event);

  /** The button was released. Reports the gesture, if there is one. */
  void release(Point2D at, MouseEvent event);

  /** The drag was given up: nothing must remain of it. */
  default void cancel() {}

  /** Draws what the drag shows, above the drawing. */
  default void sketch(Brush brush, DrawingPainter painter) {}

  /** The pointer's shape. */
  default Cursor cursor() {
    return Cursor.DEFAULT;
  }
}
