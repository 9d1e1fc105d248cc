package org.layerloom.editor.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/** JavaFX's pictures as those that Java's own libraries write. */
final class Pictures {
  private Pictures() {}

  static BufferedImage of(Image image) {
    int w = Math.max(1, (int) image.getWidth());
    int h = Math.max(1, (int) image.getHeight());
    BufferedImage copy = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB);
    copy(image, copy, 0, 0);
    return copy;
  }

  /** Copies a picture into a larger one. */
  static void copy(Image image, BufferedImage into, int x, int y) {
    int w = (int) image.getWidth();
    int h = (int) image.getHeight();
    if (w == 0 || h == 0) {
      return; // Still loading, or failed to.
    }
    int[] pixels = new int[w * h];
    image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
    into.setRGB(x, y, w, h, pixels, 0, w);
  }

  static void writePng(BufferedImage image, OutputStream to) {
    try {
      if (!ImageIO.write(image, "png", to)) {
        throw new IOException("this Java cannot write PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
