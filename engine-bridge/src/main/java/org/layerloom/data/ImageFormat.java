package org.layerloom.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;

/**
 * What every picture of a dataset is made to be.
 *
 * @param scaled whether pictures of other sizes are scaled; otherwise they are bad
 */
record ImageFormat(int channels, int height, int width, boolean scaled, boolean skipsBad) {

  private static final int LARGEST_SIDE = 4096;

  /** By the options, and by the first picture for what they leave open. */
  static ImageFormat of(Path first, Options options) throws IOException, DataException {
    String size = options.text("size");
    String colour = options.text("colour");
    boolean bad = options.skipsBad();
    if (colour != null && !colour.equals("grey") && !colour.equals("rgb")) {
      throw DataException.of("data.option.choice", options.name(), "colour", colour, "grey, rgb");
    }
    int[] sides = size == null ? null : sides(options.name(), size);
    BufferedImage image = ImageReader.decode(first, null);
    int channels =
        colour == null ? (ImageReader.isGrey(image) ? 1 : 3) : colour.equals("grey") ? 1 : 3;
    return new ImageFormat(
        channels,
        sides == null ? image.getHeight() : sides[0],
        sides == null ? image.getWidth() : sides[1],
        sides != null,
        bad);
  }

  Shape shape() {
    return Shape.of(channels, height, width);
  }

  int bytes() {
    return channels * height * width;
  }

  private static int @Nullable [] sides(String name, String size) throws DataException {
    String[] parts = size.split("x", -1);
    try {
      int height = Integer.parseInt(parts[0]);
      int width = Integer.parseInt(parts[parts.length - 1]);
      if (parts.length <= 2
          && Math.min(height, width) >= 1
          && Math.max(height, width) <= LARGEST_SIDE) {
        return new int[] {height, width};
      }
    } catch (NumberFormatException e) {
      // no number is as wrong as one out of bounds
    }
    throw DataException.of("data.option.size", name, size, LARGEST_SIDE);
  }
}
