package org.layerloom.editor.drawing;

import javafx.geometry.Rectangle2D;
import org.layerloom.editor.GraphNode;

/** Measures that the painter, the router and the hit test must agree on. */
public final class CardShape {
  /** Height of the coloured bar on top of a card. */
  public static final double BAR_HEIGHT = 11;

  /** Radius of a card's corners. */
  public static final double CORNER = 7;

  /** Edge of one thumbnail. */
  public static final double THUMB = 18;

  /** Space between thumbnails and around their strip. */
  public static final double THUMB_GAP = 4;

  /** Height of a frame's title strip, by which it is dragged. */
  public static final double FRAME_TITLE = 24;

  /** Edge of the square at a frame's or note's lower right corner by which it is resized. */
  public static final double GRIP = 14;

  private CardShape() {}

  /** What a card covers, with the strip of thumbnails below it if there is one. */
  public static Rectangle2D footprint(GraphNode node, boolean thumbnails) {
    double strip = thumbnails ? THUMB + 2 * THUMB_GAP : 0;
    return new Rectangle2D(node.x(), node.y(), node.width(), node.height() + strip);
  }
}
