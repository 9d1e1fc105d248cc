package org.layerloom.editor.skin;

import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.Viewport;
import org.layerloom.editor.drawing.Drawing;
import org.layerloom.editor.paint.Ink;
import org.layerloom.editor.paint.Theme;

/** The whole drawing in a corner; a press or drag shows that place. */
final class Minimap extends Region {
  static final double WIDTH = 126;
  static final double HEIGHT = 86;
  private static final double PAD = 7;

  private final View view;
  private final Palette palette;
  private final Canvas cards = new Canvas(WIDTH, HEIGHT);
  private final Canvas window = new Canvas(WIDTH, HEIGHT);
  private @Nullable Drawing drawn;
  private @Nullable Theme drawnTheme;
  private Rectangle2D drawnArea = Rectangle2D.EMPTY;
  private boolean dirty = true;

  Minimap(View view, Palette palette) {
    this.view = view;
    this.palette = palette;
    setManaged(false);
    getStyleClass().add("graph-minimap");
    getChildren().addAll(cards, window);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::show);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::show);
    addEventHandler(MouseEvent.ANY, MouseEvent::consume);
  }

  void repaint() {
    dirty = true;
    requestLayout();
  }

  /** The drawing and what is seen of it, whichever reaches farther. */
  private Rectangle2D area() {
    Rectangle2D all = view.drawing().bounds();
    return Drawing.grown(all, 40);
  }

  private double scale(Rectangle2D area) {
    return Math.min(
        (WIDTH - 2 * PAD) / Math.max(1, area.getWidth()),
        (HEIGHT - 2 * PAD) / Math.max(1, area.getHeight()));
  }

  private void show(MouseEvent event) {
    GraphEditor editor = view.editor();
    Rectangle2D area = area();
    double scale = scale(area);
    double x = area.getMinX() + area.getWidth() / 2 + (event.getX() - WIDTH / 2) / scale;
    double y = area.getMinY() + area.getHeight() / 2 + (event.getY() - HEIGHT / 2) / scale;
    double zoom = editor.getViewport().zoom();
    editor.setViewport(
        new Viewport(zoom, editor.getWidth() / 2 - x * zoom, editor.getHeight() / 2 - y * zoom));
  }

  @Override
  protected void layoutChildren() {
    if (!dirty || !isVisible()) {
      return;
    }
    dirty = false;
    Rectangle2D area = area();
    double scale = scale(area);
    double dx = WIDTH / 2 - (area.getMinX() + area.getWidth() / 2) * scale;
    double dy = HEIGHT / 2 - (area.getMinY() + area.getHeight() / 2) * scale;
    Theme theme = palette.theme();
    if (drawn != view.drawing() || drawnTheme != theme || !drawnArea.equals(area)) {
      drawn = view.drawing();
      drawnTheme = theme;
      drawnArea = area;
      paintCards(theme, scale, dx, dy);
    }
    GraphEditor editor = view.editor();
    Rectangle2D seen = editor.getViewport().visible(editor.getWidth(), editor.getHeight());
    double x0 = Math.clamp(seen.getMinX() * scale + dx, 2, WIDTH - 2);
    double y0 = Math.clamp(seen.getMinY() * scale + dy, 2, HEIGHT - 2);
    double x1 = Math.clamp(seen.getMaxX() * scale + dx, 2, WIDTH - 2);
    double y1 = Math.clamp(seen.getMaxY() * scale + dy, 2, HEIGHT - 2);
    GraphicsContext gc = window.getGraphicsContext2D();
    gc.clearRect(0, 0, WIDTH, HEIGHT);
    gc.setStroke(theme.ink(Ink.ACCENT));
    gc.setLineWidth(1.2);
    gc.strokeRoundRect(x0, y0, Math.max(2, x1 - x0), Math.max(2, y1 - y0), 5, 5);
  }

  private void paintCards(Theme theme, double scale, double dx, double dy) {
    GraphicsContext gc = cards.getGraphicsContext2D();
    gc.clearRect(0, 0, WIDTH, HEIGHT);
    for (GraphNode node : view.drawing().model().nodes()) {
      gc.setFill(theme.family(node.family()));
      double w = Math.max(1.5, node.width() * scale);
      double h = Math.max(1.5, node.height() * scale);
      double x = node.x() * scale + dx;
      double y = node.y() * scale + dy;
      if (w > 6) {
        gc.fillRoundRect(x, y, w, h, 3, 3);
      } else {
        gc.fillRect(x, y, w, h);
      }
    }
  }
}
