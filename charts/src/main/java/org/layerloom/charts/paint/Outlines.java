package org.layerloom.charts.paint;

import java.awt.geom.Path2D;
import javafx.scene.paint.Color;
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

/** The outlines of text as JavaFX draws it, for targets that do not have its fonts. */
final class Outlines {
  private Outlines() {}

  static Path2D of(String text, Font font, double x, double baseline) {
    var node = new Text(x, baseline, text);
    node.setFont(font);
    node.setFill(Color.BLACK);
    // Taking nothing away is JavaFX's public way to ask for the outline.
    var outline = (Path) Shape.subtract(node, new Rectangle(0, 0));
    var path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (PathElement element : outline.getElements()) {
      switch (element) {
        case MoveTo to -> path.moveTo(to.getX(), to.getY());
        case LineTo to -> path.lineTo(to.getX(), to.getY());
        case QuadCurveTo to ->
            path.quadTo(to.getControlX(), to.getControlY(), to.getX(), to.getY());
        case CubicCurveTo to ->
            path.curveTo(
                to.getControlX1(),
                to.getControlY1(),
                to.getControlX2(),
                to.getControlY2(),
                to.getX(),
                to.getY());
        case ClosePath _ -> path.closePath();
        default -> throw new IllegalStateException("No outline has a " + element);
      }
    }
    return path;
  }
}
