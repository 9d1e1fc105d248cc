package org.layerloom.app.window;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;

/** Writes what a node looks like. */
final class Pictures {

  private Pictures() {}

  /** Lays the node out at this size, whatever the screen's, and writes it as PNG. */
  static void write(Region node, double width, double height, Path file) throws IOException {
    node.resize(width, height);
    node.applyCss();
    node.layout();
    WritableImage image = node.snapshot(null, null);
    int w = (int) image.getWidth();
    int h = (int) image.getHeight();
    BufferedImage picture = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
    PixelReader pixels = image.getPixelReader();
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        picture.setRGB(x, y, pixels.getArgb(x, y));
      }
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    ImageIO.write(picture, "png", file.toFile());
  }
}
