package org.layerloom.charts.paint;

import java.awt.Color;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import org.jfree.fx.FXGraphics2D;

/** FXGraphics2D that can also write in fonts known to JavaFX only, such as a bundled one. */
public final class CanvasGraphics extends FXGraphics2D {
  private final GraphicsContext canvas;

  /** Draws on {@code canvas}. */
  public CanvasGraphics(GraphicsContext canvas) {
    super(canvas);
    this.canvas = canvas;
  }

  void text(String text, double x, double baseline, Font font, Color color) {
    setColor(color); // through the superclass, which remembers what it set
    canvas.setFont(font);
    canvas.fillText(text, x, baseline);
  }
}
