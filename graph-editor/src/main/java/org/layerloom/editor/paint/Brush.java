package org.layerloom.editor.paint;

import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/**
 * What the painter draws on: the screen, or a file. Coordinates are the drawing's; each brush knows
 * how they come onto its surface.
 */
public interface Brush {

  /** Lines are never thinner than this many pixels of the surface; matters when zoomed out. */
  double unit();

  /** Fills a rectangle with round corners; radius 0 for square ones. */
  void fillRect(double x, double y, double w, double h, double radius, Color colour);

  /** Draws a line around a rectangle with round corners. */
  void strokeRect(double x, double y, double w, double h, double radius, Color colour, Pen pen);

  /** Fills a circle. */
  void fillCircle(double x, double y, double radius, Color colour);

  /** Draws a line around a circle. */
  void strokeCircle(double x, double y, double radius, Color colour, double width);

  /** Draws a path's line. */
  void stroke(Outline path, Color colour, Pen pen);

  /** Fills a path. */
  void fill(Outline path, Color colour);

  /** Writes one line of text; x is its left end, y its base line. */
  void text(String text, double x, double y, Font font, Color colour);

  /** Draws a picture into a rectangle, without smoothing so that small pictures stay crisp. */
  void image(Image image, double x, double y, double w, double h);
}
