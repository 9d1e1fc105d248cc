package org.layerloom.charts;

import java.awt.Graphics2D;
import java.io.IOException;
import java.io.Writer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a pane shows at one moment, taken on the FX thread, to be drawn on another.
 *
 * @param picture gets ready in the background and gives what draws
 * @param table writes the numbers
 * @param family font family of the text
 * @param width in pixels
 * @param height in pixels
 */
record Drawing(
    Supplier<Consumer<Graphics2D>> picture,
    Table table,
    String family,
    double width,
    double height) {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 320;

  /** Writes numbers as text. */
  @FunctionalInterface
  interface Table {
    void write(Writer out) throws IOException;
  }

  /** A drawing as large as {@code pane}, or of a usual size before that has one. */
  static Drawing of(DrawnPane pane, Supplier<Consumer<Graphics2D>> picture, Table table) {
    return new Drawing(picture, table, pane.look().small().getFamily(), width(pane), height(pane));
  }

  static double width(DrawnPane pane) {
    return pane.getWidth() > 0 ? pane.getWidth() : WIDTH;
  }

  static double height(DrawnPane pane) {
    return pane.getHeight() > 0 ? pane.getHeight() : HEIGHT;
  }
}
