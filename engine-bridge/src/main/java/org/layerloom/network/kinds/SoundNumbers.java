package org.layerloom.network.kinds;

/** The fixed numbers by which sound is taken apart: waves, bands of hearing, cosines. */
final class SoundNumbers {

  private SoundNumbers() {}

  /** How many frequencies a window of so many samples tells apart, from 0 to half the rate. */
  static int frequencies(long window) {
    return (int) (window / 2 + 1);
  }

  /**
   * Cosines, then sines, of every frequency under a Hann window: {@code 2 frequencies x 1 x
   * window}. The window is the periodic one, {@code (1 - cos(2 pi n / N)) / 2}.
   */
  static float[] waves(int window) {
    int count = frequencies(window);
    float[] waves = new float[2 * count * window];
    for (int k = 0; k < count; k++) {
      for (int n = 0; n < window; n++) {
        // Whole turns are left out while the numbers are whole, so that nothing is lost.
        double angle = 2 * Math.PI * ((long) k * n % window) / window;
        double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / window);
        waves[k * window + n] = (float) (hann * Math.cos(angle));
        waves[(count + k) * window + n] = (float) (hann * Math.sin(angle));
      }
    }
    return waves;
  }

  /**
   * Triangles that meet at each other's tips, equally wide in mel: {@code bands x frequencies x 1}.
   *
   * <p>Source: HTK's mel, {@code 2595 log10(1 + f / 700)} (Young and others, The HTK Book), tips at
   * 1.
   */
  static float[] triangles(int window, double rate, int bands, double lowest, double highest) {
    int count = frequencies(window);
    double[] edges = edges(bands, lowest, highest);
    float[] triangles = new float[bands * count];
    for (int band = 0; band < bands; band++) {
      for (int k = 0; k < count; k++) {
        double frequency = k * rate / window;
        double up = (frequency - edges[band]) / (edges[band + 1] - edges[band]);
        double down = (edges[band + 2] - frequency) / (edges[band + 2] - edges[band + 1]);
        triangles[band * count + k] = (float) Math.max(0, Math.min(up, down));
      }
    }
    return triangles;
  }

  /** How many of the bands no frequency falls into that the window tells apart. */
  static int empty(long window, double rate, int bands, double lowest, double highest) {
    double step = rate / window;
    double[] edges = edges(bands, lowest, highest);
    int empty = 0;
    for (int band = 0; band < bands; band++) {
      double next = (Math.floor(edges[band] / step) + 1) * step;
      empty += next < edges[band + 2] ? 0 : 1;
    }
    return empty;
  }

  /** Where triangles begin, in hertz: each ends where the one after the next begins. */
  private static double[] edges(int bands, double lowest, double highest) {
    double first = mel(lowest);
    double step = (mel(highest) - first) / (bands + 1);
    double[] edges = new double[bands + 2];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = 700 * (Math.pow(10, (first + i * step) / 2595) - 1);
    }
    return edges;
  }

  private static double mel(double frequency) {
    return 2595 * Math.log10(1 + frequency / 700);
  }

  /** The first rows of the orthonormal DCT-II: {@code coefficients x bands x 1}. */
  static float[] cosines(int coefficients, int bands) {
    float[] cosines = new float[coefficients * bands];
    for (int k = 0; k < coefficients; k++) {
      double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / bands);
      for (int m = 0; m < bands; m++) {
        double angle = Math.PI * ((long) k * (2L * m + 1) % (4L * bands)) / (2.0 * bands);
        cosines[k * bands + m] = (float) (scale * Math.cos(angle));
      }
    }
    return cosines;
  }
}
