package org.layerloom.network;

/**
 * A place on the canvas in its own units: x to the right, y downwards, one unit a pixel at 100 %
 * zoom.
 */
public record Point(double x, double y) {

  /**
   * @throws IllegalArgumentException for a place that cannot be drawn
   */
  public Point {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("not a place: " + x + ", " + y);
    }
  }

  public Point plus(double dx, double dy) {
    return new Point(x + dx, y + dy);
  }
}
