package org.layerloom.app.plane;

import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.layerloom.training.Inside;
import org.layerloom.training.Prediction;

/** The plane as pictures, a pixel a field. */
final class PlanePictures {

  /** Told apart in both looks and by most who see few colours (after Okabe and Ito 2008). */
  private static final int[] CLASSES = {
    0x2f6fd6, 0xe08a00, 0x1d9a6c, 0xc2398c, 0x7a52c7, 0xb8482e, 0x3aa0c9, 0x8c8c1a, 0x5b6470,
    0xd65f8f
  };

  private static final int OPAQUE = 0xff << 24;
  private static final int LIGHT = 0xffffff;
  private static final int DARK = 0x161b22;

  private PlanePictures() {}

  /** The colour of a class. */
  static Color ofClass(int index) {
    return Color.web("#%06x".formatted(CLASSES[Math.floorMod(index, CLASSES.length)]));
  }

  /** The colour of a number within a range: amber to violet over the ground. */
  static Color ofNumber(double number, double least, double most, boolean dark) {
    int rgb = between(number, least, most, dark);
    return Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
  }

  /**
   * The answer at each field: the class in its colour, the paler the less sure; or a number.
   *
   * @param range of numbers, where there are no classes
   */
  static WritableImage answer(Prediction answer, int edge, double[] range, boolean dark) {
    int[] pixels = new int[edge * edge];
    for (int i = 0; i < pixels.length; i++) {
      float[] values = answer.of(i);
      pixels[i] =
          OPAQUE
              | switch (answer.meaning()) {
                case CLASSES -> sure(values, dark);
                case YES -> sure(new float[] {1 - values[0], values[0]}, dark);
                case NUMBERS -> between(values[0], range[0], range[1], dark);
              };
    }
    return image(edge, pixels);
  }

  /** What one neuron gives at each field, in its own range about zero. */
  static WritableImage neuron(Inside.Seen seen, int unit, int edge, boolean dark) {
    int size = (int) seen.shape().size();
    float most = 0;
    for (int i = 0; i < edge * edge; i++) {
      most = Math.max(most, Math.abs(seen.values()[i * size + unit]));
    }
    int[] pixels = new int[edge * edge];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = OPAQUE | between(seen.values()[i * size + unit], -most, most, dark);
    }
    return image(edge, pixels);
  }

  private static int sure(float[] shares, boolean dark) {
    int best = 0;
    for (int i = 1; i < shares.length; i++) {
      if (shares[i] > shares[best]) {
        best = i;
      }
    }
    float even = 1f / shares.length;
    float over = Float.isNaN(shares[best]) ? 0 : (shares[best] - even) / (1 - even);
    return mixed(dark ? DARK : LIGHT, CLASSES[best % CLASSES.length], 0.12f + 0.55f * over);
  }

  private static int between(double number, double least, double most, boolean dark) {
    if (Double.isNaN(number) || most <= least) {
      return dark ? DARK : LIGHT;
    }
    double share = Math.clamp((number - least) / (most - least), 0, 1) * 2 - 1;
    return mixed(dark ? DARK : LIGHT, share < 0 ? 0xe08a00 : 0x6d3fd0, (float) Math.abs(share));
  }

  private static int mixed(int ground, int colour, float share) {
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int from = ground >> shift & 0xff;
      int to = colour >> shift & 0xff;
      mixed |= Math.clamp(Math.round(from + (to - from) * share), 0, 255) << shift;
    }
    return mixed;
  }

  private static WritableImage image(int edge, int[] pixels) {
    WritableImage image = new WritableImage(edge, edge);
    image
        .getPixelWriter()
        .setPixels(0, 0, edge, edge, PixelFormat.getIntArgbInstance(), pixels, 0, edge);
    return image;
  }
}
