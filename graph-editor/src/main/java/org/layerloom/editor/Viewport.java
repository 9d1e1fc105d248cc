package org.layerloom.editor;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/**
 * Which part of the drawing is seen: a point p of the drawing is on the control at {@code p * zoom
 * + (x, y)}.
 *
 * @param zoom 1 is 100 %; kept between {@link #MIN_ZOOM} and {@link #MAX_ZOOM}
 * @param x where the drawing's origin is on the control
 * @param y where the drawing's origin is on the control
 */
public record Viewport(double zoom, double x, double y) {

  /** Smallest zoom. */
  public static final double MIN_ZOOM = 0.02;

  /** Largest zoom. */
  public static final double MAX_ZOOM = 4;

  /** 100 %, origin in the left upper corner. */
  public static final Viewport HOME = new Viewport(1, 0, 0);

  /** Zoom is brought into its range. */
  public Viewport {
    if (!Double.isFinite(zoom) || !Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("viewport must be finite: " + zoom + ", " + x + ", " + y);
    }
    zoom = Math.clamp(zoom, MIN_ZOOM, MAX_ZOOM);
  }

  /** Control's point to drawing's point. */
  public Point2D toDrawing(double viewX, double viewY) {
    return new Point2D((viewX - x) / zoom, (viewY - y) / zoom);
  }

  /** Drawing's point to control's point. */
  public Point2D toView(double drawingX, double drawingY) {
    return new Point2D(drawingX * zoom + x, drawingY * zoom + y);
  }

  /** The part of the drawing that a control of that size shows. */
  public Rectangle2D visible(double width, double height) {
    return new Rectangle2D(
        -x / zoom, -y / zoom, Math.max(0, width) / zoom, Math.max(0, height) / zoom);
  }

  /** Shifted by pixels of the control. */
  public Viewport panned(double dx, double dy) {
    return new Viewport(zoom, x + dx, y + dy);
  }

  /** Zoomed so that the point of the drawing under a point of the control stays there. */
  public Viewport zoomedAt(double viewX, double viewY, double newZoom) {
    double z = Math.clamp(newZoom, MIN_ZOOM, MAX_ZOOM);
    double ratio = z / zoom;
    return new Viewport(z, viewX - (viewX - x) * ratio, viewY - (viewY - y) * ratio);
  }

  /** Shows the whole area in the middle of a control of that size, at most at 100 %. */
  public static Viewport fitting(Rectangle2D area, double width, double height, double margin) {
    double zoom =
        Math.min(
            1,
            Math.min(
                Math.max(1, width - 2 * margin) / Math.max(1, area.getWidth()),
                Math.max(1, height - 2 * margin) / Math.max(1, area.getHeight())));
    double z = Math.clamp(zoom, MIN_ZOOM, MAX_ZOOM);
    return new Viewport(
        z,
        width / 2 - (area.getMinX() + area.getWidth() / 2) * z,
        height / 2 - (area.getMinY() + area.getHeight() / 2) * z);
  }
}
