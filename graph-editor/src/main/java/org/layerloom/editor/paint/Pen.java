package org.layerloom.editor.paint;

/**
 * How a line is drawn.
 *
 * @param width in the drawing's units
 * @param dash length of dashes and of the gaps between them; 0 for an unbroken line
 */
public record Pen(double width, double dash) {

  /** An unbroken line. */
  public static Pen of(double width) {
    return new Pen(width, 0);
  }

  /** A broken line. */
  public static Pen dashed(double width, double dash) {
    return new Pen(width, dash);
  }
}
