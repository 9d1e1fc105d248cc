package org.layerloom.app.predict;

import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import org.layerloom.network.Shape;

/** A picture's file as the network wants it: scaled, its channels one after another. */
final class Dropped {

  private Dropped() {}

  /** Loads in the background; look at {@link Image#progressProperty} and {@link Image#isError}. */
  static Image load(Path file, Shape shape) {
    return new Image(file.toUri().toString(), shape.extent(2), shape.extent(1), false, true, true);
  }

  /** 0 to 255, as stored pictures are. */
  static float[] features(Image image, Shape shape) {
    int width = (int) shape.extent(2);
    int height = (int) shape.extent(1);
    boolean grey = shape.extent(0) == 1;
    float[] features = new float[Math.toIntExact(shape.size())];
    PixelReader pixels = image.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int argb = pixels.getArgb(x, y);
        int red = argb >> 16 & 0xff;
        int green = argb >> 8 & 0xff;
        int blue = argb & 0xff;
        int at = y * width + x;
        if (grey) {
          // As the eye weighs them (ITU-R BT.601).
          features[at] = Math.round(0.299f * red + 0.587f * green + 0.114f * blue);
        } else {
          features[at] = red;
          features[at + width * height] = green;
          features[at + 2 * width * height] = blue;
        }
      }
    }
    return features;
  }
}
