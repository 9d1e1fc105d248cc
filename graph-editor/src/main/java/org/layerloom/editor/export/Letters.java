package org.layerloom.editor.export;

import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.layerloom.editor.paint.Outline;

/** Outlines of letters. */
final class Letters {
  private Letters() {}

  /** Whether a text is of letters that no two fonts agree on, as those of icon fonts are. */
  static boolean onlyThisFontHas(String text) {
    return !text.isEmpty()
        && text.codePoints().allMatch(c -> Character.getType(c) == Character.PRIVATE_USE);
  }

  static Outline outline(String text, double x, double y, Font font) {
    Text letters = new Text(x, y, text);
    letters.setFont(font);
    // Taking nothing away from a shape is JavaFX's way to ask for its outline.
    Shape shape = Shape.subtract(letters, new Rectangle(0, 0));
    Outline outline = new Outline();
    if (shape instanceof Path path) {
      for (PathElement element : path.getElements()) {
        switch (element) {
          case MoveTo m -> outline.moveTo(m.getX(), m.getY());
          case LineTo l -> outline.lineTo(l.getX(), l.getY());
          case QuadCurveTo q ->
              outline.quadTo(q.getControlX(), q.getControlY(), q.getX(), q.getY());
          case CubicCurveTo c ->
              outline.curveTo(
                  c.getControlX1(),
                  c.getControlY1(),
                  c.getControlX2(),
                  c.getControlY2(),
                  c.getX(),
                  c.getY());
          case ClosePath _ -> outline.close();
          default -> throw new IllegalStateException("unexpected piece of a letter: " + element);
        }
      }
    }
    return outline;
  }
}
