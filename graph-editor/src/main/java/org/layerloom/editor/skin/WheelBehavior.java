package org.layerloom.editor.skin;

import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.layerloom.editor.GraphEditor;

/** Wheel, trackpad and pinch: pan and zoom at the pointer. */
final class WheelBehavior {
  private final GraphEditor editor;
  private boolean trackpad;

  WheelBehavior(GraphEditor editor) {
    this.editor = editor;
    editor.addEventHandler(ScrollEvent.SCROLL_STARTED, _ -> trackpad = true);
    editor.addEventHandler(ScrollEvent.SCROLL_FINISHED, _ -> trackpad = false);
    editor.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    editor.addEventHandler(
        ZoomEvent.ZOOM,
        event -> {
          zoom(event.getX(), event.getY(), event.getZoomFactor());
          event.consume();
        });
  }

  private void scroll(ScrollEvent event) {
    // Only trackpads and touch screens announce a scroll before it comes, or let it run out.
    boolean pans = trackpad || event.isInertia() || !editor.wheelZoomsProperty().get();
    if (event.isShortcutDown() || !(pans || event.isShiftDown())) {
      zoom(event.getX(), event.getY(), Math.pow(1.0028, event.getDeltaY()));
    } else if (event.isShiftDown() && event.getDeltaX() == 0) {
      editor.setViewport(editor.getViewport().panned(event.getDeltaY(), 0));
    } else {
      editor.setViewport(editor.getViewport().panned(event.getDeltaX(), event.getDeltaY()));
    }
    event.consume();
  }

  private void zoom(double x, double y, double factor) {
    if (Double.isFinite(factor) && factor > 0) {
      double zoom = editor.getViewport().zoom() * factor;
      editor.setViewport(editor.getViewport().zoomedAt(x, y, zoom));
    }
  }
}
