package org.layerloom.editor.drawing;

import org.layerloom.editor.GraphPort;
import org.layerloom.editor.PortRef;

/**
 * Where a port is in the drawing.
 *
 * @param ref which port
 * @param port the port itself
 * @param x centre
 * @param y centre
 */
public record Spot(PortRef ref, GraphPort port, double x, double y) {

  /** Radius of a port's mark. */
  public static final double RADIUS = 4.5;

  /** Direction out of the card: -1, 0 or 1. */
  public int outX() {
    return switch (port.side()) {
      case LEFT -> -1;
      case RIGHT -> 1;
      case TOP, BOTTOM -> 0;
    };
  }

  /** Direction out of the card: -1, 0 or 1. */
  public int outY() {
    return switch (port.side()) {
      case TOP -> -1;
      case BOTTOM -> 1;
      case LEFT, RIGHT -> 0;
    };
  }
}
