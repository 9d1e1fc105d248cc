package org.layerloom.editor.skin;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.Viewport;
import org.layerloom.editor.paint.Brush;
import org.layerloom.editor.paint.CanvasBrush;
import org.layerloom.editor.paint.DrawingPainter;
import org.layerloom.editor.paint.Ink;

/**
 * The one canvas on which everything is drawn, once per pulse at most and only if something
 * changed.
 */
final class CanvasLayer extends Region {
  private final View view;
  private final Palette palette;
  private final Canvas canvas = new Canvas();
  private BiConsumer<Brush, DrawingPainter> extra = (_, _) -> {};
  private boolean dirty = true;

  CanvasLayer(View view, Palette palette) {
    this.view = view;
    this.palette = palette;
    // Unmanaged: asking for a layout, which is how a repaint is asked for, then stays in here.
    setManaged(false);
    setMouseTransparent(true);
    getChildren().add(canvas);
  }

  /** Draws something more above everything. */
  void alsoSketch(BiConsumer<Brush, DrawingPainter> sketch) {
    extra = sketch;
  }

  void repaint() {
    dirty = true;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      dirty = true;
    }
    if (dirty && getWidth() > 0 && getHeight() > 0) {
      dirty = false;
      paint();
    }
  }

  private void paint() {
    GraphEditor editor = view.editor();
    Viewport port = editor.getViewport();
    DrawingPainter painter = palette.painter(view.ruler());
    GraphicsContext gc = canvas.getGraphicsContext2D();
    gc.setTransform(1, 0, 0, 1, 0, 0);
    gc.setFill(palette.theme().ink(Ink.CANVAS));
    gc.fillRect(0, 0, getWidth(), getHeight());
    if (editor.gridVisibleProperty().get()) {
      dots(gc, port, editor.gridSizeProperty().get());
    }
    gc.setTransform(port.zoom(), 0, 0, port.zoom(), port.x(), port.y());
    CanvasBrush brush = new CanvasBrush(gc, port.zoom());
    Rectangle2D area = port.visible(getWidth(), getHeight());
    painter.paint(
        brush,
        view.shown(),
        area,
        port.zoom(),
        view.marks(),
        id -> editor.thumbnails().getOrDefault(id, List.of()));
    Tool tool = view.tool();
    if (tool != null) {
      tool.sketch(brush, painter);
    }
    extra.accept(brush, painter);
  }

  private void dots(GraphicsContext gc, Viewport port, double size) {
    double step = Math.max(1, size) * port.zoom();
    while (step < 18) {
      step *= 2;
    }
    gc.setFill(palette.theme().ink(Ink.GRID));
    double x0 = port.x() % step;
    double y0 = port.y() % step;
    for (double y = y0; y < getHeight(); y += step) {
      for (double x = x0; x < getWidth(); x += step) {
        // Whole pixels: no smoothing, so a thousand of them cost little.
        gc.fillRect(Math.rint(x), Math.rint(y), 2, 2);
      }
    }
  }
}
