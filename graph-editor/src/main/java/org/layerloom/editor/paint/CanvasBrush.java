package org.layerloom.editor.paint;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/** Draws on a Canvas, whose context already has the transform of the view. */
public final class CanvasBrush implements Brush, Outline.Sink {
  /** Sizes of letters on the screen go in steps of half a pixel. */
  private static final double STEPS = 2;

  private static final int REMEMBERED = 400;
  private static final Map<Sized, Font> FONTS = new HashMap<>();

  private record Sized(Font font, double pixels) {}

  private final GraphicsContext gc;
  private final double zoom;
  private final double dx;
  private final double dy;

  /** Draws at that zoom, which the context already has in its transform. */
  public CanvasBrush(GraphicsContext gc, double zoom) {
    this.gc = gc;
    this.zoom = zoom;
    dx = gc.getTransform().getTx();
    dy = gc.getTransform().getTy();
    gc.setLineCap(StrokeLineCap.ROUND);
    gc.setLineJoin(StrokeLineJoin.ROUND);
    gc.setLineDashes();
  }

  @Override
  public double unit() {
    return 1 / zoom;
  }

  @Override
  public void fillRect(double x, double y, double w, double h, double radius, Color colour) {
    gc.setFill(colour);
    if (radius > 0) {
      gc.fillRoundRect(x, y, w, h, 2 * radius, 2 * radius);
    } else {
      gc.fillRect(x, y, w, h);
    }
  }

  @Override
  public void strokeRect(
      double x, double y, double w, double h, double radius, Color colour, Pen pen) {
    prepare(colour, pen);
    gc.strokeRoundRect(x, y, w, h, 2 * radius, 2 * radius);
    finish(pen);
  }

  @Override
  public void fillCircle(double x, double y, double radius, Color colour) {
    gc.setFill(colour);
    gc.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  @Override
  public void strokeCircle(double x, double y, double radius, Color colour, double width) {
    gc.setStroke(colour);
    gc.setLineWidth(width);
    gc.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  @Override
  public void stroke(Outline path, Color colour, Pen pen) {
    prepare(colour, pen);
    gc.beginPath();
    path.replay(this);
    gc.stroke();
    finish(pen);
  }

  @Override
  public void fill(Outline path, Color colour) {
    gc.setFill(colour);
    gc.beginPath();
    path.replay(this);
    gc.fill();
  }

  private void prepare(Color colour, Pen pen) {
    gc.setStroke(colour);
    gc.setLineWidth(pen.width());
    if (pen.dash() > 0) {
      gc.setLineCap(StrokeLineCap.BUTT);
      gc.setLineDashes(pen.dash(), pen.dash());
    }
  }

  private void finish(Pen pen) {
    if (pen.dash() > 0) {
      gc.setLineDashes();
      gc.setLineCap(StrokeLineCap.ROUND);
    }
  }

  /**
   * Letters are drawn at the nearest size of few, not at exactly the zoom's: each size of each
   * letter is rendered anew by the graphics system, which while zooming took more than all the
   * rest.
   */
  @Override
  public void text(String text, double x, double y, Font font, Color colour) {
    double pixels = Math.max(1, Math.round(font.getSize() * zoom * STEPS) / STEPS);
    gc.setTransform(1, 0, 0, 1, x * zoom + dx, y * zoom + dy);
    gc.setFont(sized(font, pixels));
    gc.setFill(colour);
    gc.fillText(text, 0, 0);
    gc.setTransform(zoom, 0, 0, zoom, dx, dy);
  }

  private static Font sized(Font font, double pixels) {
    if (font.getSize() == pixels) {
      return font;
    }
    if (FONTS.size() > REMEMBERED) {
      FONTS.clear();
    }
    return FONTS.computeIfAbsent(
        new Sized(font, pixels),
        key -> {
          Font same = new Font(key.font().getName(), key.pixels());
          // A family that goes by another name than its fonts do is asked for by style.
          return same.getName().equals(key.font().getName())
              ? same
              : Font.font(
                  key.font().getFamily(),
                  key.font().getStyle().contains("Bold") ? FontWeight.BOLD : FontWeight.NORMAL,
                  key.pixels());
        });
  }

  @Override
  public void image(Image image, double x, double y, double w, double h) {
    boolean smooth = gc.isImageSmoothing();
    gc.setImageSmoothing(false);
    gc.drawImage(image, x, y, w, h);
    gc.setImageSmoothing(smooth);
  }

  @Override
  public void moveTo(double x, double y) {
    gc.moveTo(x, y);
  }

  @Override
  public void lineTo(double x, double y) {
    gc.lineTo(x, y);
  }

  @Override
  public void curveTo(double x1, double y1, double x2, double y2, double x3, double y3) {
    gc.bezierCurveTo(x1, y1, x2, y2, x3, y3);
  }

  @Override
  public void close() {
    gc.closePath();
  }
}
