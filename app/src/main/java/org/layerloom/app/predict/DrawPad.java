package org.layerloom.app.predict;

import javafx.scene.Cursor;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/** A square to draw on with the mouse; the other button rubs out. */
final class DrawPad extends StackPane {

  /** A pen as thick as MNIST's, as a share of the paper's edge. */
  private static final double PEN = 0.045;

  private final Ink ink = new Ink();
  private final WritableImage image = new WritableImage(Ink.SIZE, Ink.SIZE);
  private final int[] pixels = new int[Ink.SIZE * Ink.SIZE];
  private final Runnable drawn;
  private double lastX;
  private double lastY;

  /**
   * @param drawn told after every movement of the pen
   */
  DrawPad(double edge, Runnable drawn) {
    this.drawn = drawn;
    getStyleClass().add("draw-pad");
    setId("draw-pad");
    ImageView view = new ImageView(image);
    view.setFitWidth(edge);
    view.setFitHeight(edge);
    view.setMouseTransparent(true);
    getChildren().add(view);
    setMinSize(edge, edge);
    setMaxSize(edge, edge);
    setCursor(Cursor.CROSSHAIR);
    setOnMousePressed(
        event -> {
          lastX = event.getX();
          lastY = event.getY();
          draw(event);
        });
    setOnMouseDragged(this::draw);
    repaint();
  }

  Ink ink() {
    return ink;
  }

  void clear() {
    ink.clear();
    repaint();
  }

  private void draw(MouseEvent event) {
    ink.line(
        lastX / getWidth(),
        lastY / getHeight(),
        event.getX() / getWidth(),
        event.getY() / getHeight(),
        PEN,
        event.getButton() == MouseButton.SECONDARY || event.isSecondaryButtonDown());
    lastX = event.getX();
    lastY = event.getY();
    repaint();
    drawn.run();
    event.consume();
  }

  private void repaint() {
    for (int y = 0; y < Ink.SIZE; y++) {
      for (int x = 0; x < Ink.SIZE; x++) {
        int level = Math.round(255 * ink.at(x, y));
        pixels[y * Ink.SIZE + x] = 0xff << 24 | level << 16 | level << 8 | level;
      }
    }
    image
        .getPixelWriter()
        .setPixels(0, 0, Ink.SIZE, Ink.SIZE, PixelFormat.getIntArgbInstance(), pixels, 0, Ink.SIZE);
  }
}
