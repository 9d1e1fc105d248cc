package org.layerloom.editor.paint;

import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;
import org.layerloom.editor.GraphFrame;

/** Draws frames. */
final class FramePainter {
  private final Theme theme;
  private final TextRuler ruler;

  FramePainter(Theme theme, TextRuler ruler) {
    this.theme = theme;
    this.ruler = ruler;
  }

  void paint(Brush brush, GraphFrame frame, Marks marks, boolean text) {
    Rectangle2D r = frame.bounds();
    Color colour = theme.family(frame.colour());
    boolean strong = marks.selection().frames().contains(frame.id());
    boolean hovered = marks.isHovered(frame.id());
    brush.fillRect(
        r.getMinX(),
        r.getMinY(),
        r.getWidth(),
        r.getHeight(),
        8,
        CardPainter.soft(colour, hovered ? 0.07 : 0.035));
    brush.strokeRect(
        r.getMinX(),
        r.getMinY(),
        r.getWidth(),
        r.getHeight(),
        8,
        strong ? theme.ink(Ink.ACCENT) : CardPainter.soft(colour, hovered ? 0.6 : 0.38),
        Pen.dashed(strong ? 2 : 1.2, 5));
    if (marks.isFocused(frame.id())) {
      brush.strokeRect(
          r.getMinX() - 4,
          r.getMinY() - 4,
          r.getWidth() + 8,
          r.getHeight() + 8,
          11,
          theme.ink(Ink.FOCUS),
          Pen.dashed(1.5, 4));
    }
    if (text) {
      brush.text(
          ruler.fit(theme.frameTitle(), frame.title(), r.getWidth() - 28),
          r.getMinX() + 14,
          r.getMinY() + 17,
          theme.frameTitle(),
          strong ? theme.ink(Ink.ACCENT) : colour);
      if (strong || hovered) {
        grip(brush, r, colour);
      }
    }
  }

  static void grip(Brush brush, Rectangle2D r, Color colour) {
    for (int i = 1; i <= 2; i++) {
      double d = 4.5 * i;
      brush.stroke(
          new Outline()
              .moveTo(r.getMaxX() - 3 - d, r.getMaxY() - 3)
              .lineTo(r.getMaxX() - 3, r.getMaxY() - 3 - d),
          colour,
          Pen.of(1.3));
    }
  }
}
