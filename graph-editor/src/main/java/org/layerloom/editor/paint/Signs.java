package org.layerloom.editor.paint;

import javafx.geometry.Point2D;
import javafx.scene.paint.Color;
import org.layerloom.editor.Badge;
import org.layerloom.editor.GraphNode;

/** Small signs drawn as lines, so that they need no font and no picture. */
public final class Signs {
  /** Radius of a badge. */
  public static final double BADGE = 8;

  private Signs() {}

  /** Centre of a node's badge. */
  public static Point2D badgeSpot(GraphNode node, int index) {
    return new Point2D(node.x() + node.width() - 10 - index * (2 * BADGE + 3), node.y());
  }

  static void badges(Brush brush, Theme theme, GraphNode node) {
    for (int i = 0; i < node.badges().size(); i++) {
      Point2D at = badgeSpot(node, i);
      badge(brush, theme, node.badges().get(i).kind(), at.getX(), at.getY());
    }
  }

  static void badge(Brush brush, Theme theme, Badge.Kind kind, double x, double y) {
    Color white = theme.ink(Ink.CARD);
    Ink ink =
        switch (kind) {
          case ERROR -> Ink.ERROR;
          case WARNING -> Ink.WARNING;
          case INFO, RUNNING -> Ink.INFO;
          case DONE -> Ink.SUCCESS;
        };
    brush.fillCircle(x, y, BADGE + 1.5, white);
    brush.fillCircle(x, y, BADGE, theme.ink(ink));
    Pen pen = Pen.of(1.9);
    switch (kind) {
      case ERROR, WARNING -> {
        brush.stroke(new Outline().moveTo(x, y - 4.2).lineTo(x, y + 0.8), white, pen);
        brush.fillCircle(x, y + 4, 1.2, white);
      }
      case INFO -> {
        brush.fillCircle(x, y - 3.8, 1.2, white);
        brush.stroke(new Outline().moveTo(x, y - 0.8).lineTo(x, y + 4.2), white, pen);
      }
      case RUNNING ->
          brush.fill(
              new Outline()
                  .moveTo(x - 2.4, y - 4)
                  .lineTo(x + 4.2, y)
                  .lineTo(x - 2.4, y + 4)
                  .close(),
              white);
      case DONE ->
          brush.stroke(
              new Outline()
                  .moveTo(x - 3.6, y + 0.2)
                  .lineTo(x - 1, y + 2.8)
                  .lineTo(x + 3.8, y - 2.8),
              white,
              pen);
    }
  }

  static void lock(Brush brush, double x, double y, Color colour) {
    brush.fillRect(x, y + 4, 8, 6, 1.5, colour);
    brush.stroke(
        new Outline()
            .moveTo(x + 1.8, y + 4)
            .lineTo(x + 1.8, y + 2.5)
            .curveTo(x + 1.8, y - 0.6, x + 6.2, y - 0.6, x + 6.2, y + 2.5)
            .lineTo(x + 6.2, y + 4),
        colour,
        Pen.of(1.3));
  }

  static void chain(Brush brush, double x, double y, Color colour) {
    brush.strokeRect(x, y + 1, 8, 5, 2.5, colour, Pen.of(1.3));
    brush.strokeRect(x + 6, y + 1, 8, 5, 2.5, colour, Pen.of(1.3));
  }
}
