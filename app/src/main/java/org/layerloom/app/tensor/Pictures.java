package org.layerloom.app.tensor;

import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;

/** Tensors as pictures, a pixel a number. */
public final class Pictures {

  private static final int OPAQUE = 0xff << 24;

  /** Evenly brighter to any eye: after "magma" of S. van der Walt and N. Smith, 2015. */
  private static final int[] GLOW = {0x000004, 0x51127c, 0xb73779, 0xfc8961, 0xfcfdbf};

  private Pictures() {}

  /** Whether numbers of this shape are a picture: one or three channels of rows. */
  public static boolean isPicture(Shape shape) {
    return shape.rank() == 3
        && (shape.extent(0) == 1 || shape.extent(0) == 3)
        && shape.extent(1) > 1
        && shape.extent(2) > 1;
  }

  /** A sample; black to white from its least number (or 0) to its largest (or 255). */
  public static @Nullable WritableImage sample(Shape shape, float[] numbers) {
    if (!isPicture(shape)) {
      return null;
    }
    int channels = (int) shape.extent(0);
    int height = (int) shape.extent(1);
    int width = (int) shape.extent(2);
    float[] range = range(numbers, 0, numbers.length);
    boolean bytes = range[0] >= 0 && range[1] > 1;
    float least = bytes ? 0 : Math.min(0, range[0]);
    float most = bytes ? Math.max(range[1], 255) : Math.max(1, range[1]);
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      int red = level(numbers[i], least, most);
      int green = channels == 1 ? red : level(numbers[i + pixels.length], least, most);
      int blue = channels == 1 ? red : level(numbers[i + 2 * pixels.length], least, most);
      pixels[i] = OPAQUE | red << 16 | green << 8 | blue;
    }
    return image(width, height, pixels);
  }

  /**
   * One map of several, each in its own range: pale where it is nothing, deep where it is most, and
   * amber where it is below nothing.
   *
   * @param from the map's first number
   * @param dark whether it stands on a dark ground
   */
  public static WritableImage map(float[] numbers, int from, int width, int height, boolean dark) {
    float[] range = range(numbers, from, from + width * height);
    float most = Math.max(Math.abs(range[0]), Math.abs(range[1]));
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      float share = most > 0 ? numbers[from + i] / most : 0;
      pixels[i] = shade(share, dark);
    }
    return image(width, height, pixels);
  }

  /** Violet for above nothing, amber for below; the ground for nothing and for no number. */
  static int shade(float share, boolean dark) {
    float size = Float.isNaN(share) ? 0 : Math.min(1, Math.abs(share));
    int[] ground = dark ? new int[] {22, 27, 34} : new int[] {244, 240, 251};
    int[] full =
        share < 0
            ? dark ? new int[] {245, 166, 35} : new int[] {176, 98, 0}
            : dark ? new int[] {201, 173, 255} : new int[] {91, 33, 182};
    int colour = OPAQUE;
    for (int part = 0; part < 3; part++) {
      int level = Math.round(ground[part] + (full[part] - ground[part]) * size);
      colour |= level << (16 - 8 * part);
    }
    return colour;
  }

  /**
   * Heat to lay over a picture: nothing where it is least, red and opaque where it is most.
   *
   * @param heat as many numbers as the picture has pixels, none negative
   */
  public static WritableImage heat(float[] heat, int width, int height) {
    float most = 0;
    for (float one : heat) {
      most = Math.max(most, one);
    }
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      float share = most > 0 ? heat[i] / most : 0;
      int alpha = Math.round(230 * share);
      int green = Math.round(200 * Math.max(0, 2 * share - 1));
      pixels[i] = alpha << 24 | 255 << 16 | green << 8 | 40;
    }
    return image(width, height, pixels);
  }

  /**
   * A spectrogram, its first row at the bottom as spectrograms are drawn: from black over violet
   * and orange to pale yellow, between what all but a fiftieth at either end lies within.
   *
   * @param shape whose first channel is shown: {@link #isPicture}
   */
  public static WritableImage spectrum(Shape shape, float[] numbers) {
    int height = (int) shape.extent(1);
    int width = (int) shape.extent(2);
    float[] sorted = Arrays.copyOf(numbers, width * height);
    Arrays.sort(sorted);
    float least = sorted[sorted.length / 50];
    float most = sorted[sorted.length - 1 - sorted.length / 50];
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      float share = most > least ? (numbers[i] - least) / (most - least) : 0;
      pixels[(height - 1 - i / width) * width + i % width] = glow(Math.clamp(share, 0, 1));
    }
    return image(width, height, pixels);
  }

  private static int glow(float share) {
    float place = share * (GLOW.length - 1);
    int step = Math.min((int) place, GLOW.length - 2);
    int colour = OPAQUE;
    for (int part = 16; part >= 0; part -= 8) {
      int one = GLOW[step] >> part & 0xff;
      int next = GLOW[step + 1] >> part & 0xff;
      colour |= Math.round(one + (next - one) * (place - step)) << part;
    }
    return colour;
  }

  /** The same picture with each pixel as a square: scaling by the screen would blur it. */
  static Image enlarged(Image small, double edge) {
    int width = (int) small.getWidth();
    int height = (int) small.getHeight();
    int factor = (int) Math.min(64, Math.max(1, edge / Math.max(width, height)));
    if (factor == 1) {
      return small;
    }
    PixelReader pixels = small.getPixelReader();
    int[] large = new int[width * factor * height * factor];
    for (int y = 0; y < height * factor; y++) {
      for (int x = 0; x < width * factor; x++) {
        large[y * width * factor + x] = pixels.getArgb(x / factor, y / factor);
      }
    }
    return image(width * factor, height * factor, large);
  }

  private static WritableImage image(int width, int height, int[] pixels) {
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return image;
  }

  private static int level(float number, float least, float most) {
    return Math.clamp(Math.round(255 * (number - least) / (most - least)), 0, 255);
  }

  private static float[] range(float[] numbers, int from, int to) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      if (!Float.isNaN(numbers[i])) {
        least = Math.min(least, numbers[i]);
        most = Math.max(most, numbers[i]);
      }
    }
    return least > most ? new float[] {0, 0} : new float[] {least, most};
  }
}
