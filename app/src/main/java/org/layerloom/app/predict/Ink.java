package org.layerloom.app.predict;

/**
 * What is drawn with the mouse: ink on a square of paper, finer than what the network sees. Made
 * ready for it as the digits of MNIST were: scaled so that the ink fits into the middle, and
 * centred by its mass (Y. LeCun, C. Cortes, C. Burges, The MNIST database).
 */
final class Ink {

  /** Cells of the paper's edge. */
  static final int SIZE = 140;

  /** Of 28 pixels, 20 are for the digit. */
  private static final double INNER = 20.0 / 28;

  private final float[] cells = new float[SIZE * SIZE];

  void clear() {
    java.util.Arrays.fill(cells, 0);
  }

  boolean isEmpty() {
    for (float cell : cells) {
      if (cell > 0) {
        return false;
      }
    }
    return true;
  }

  float at(int x, int y) {
    return cells[y * SIZE + x];
  }

  /** Draws a round line; places and radius are shares of the paper's edge. */
  void line(double x0, double y0, double x1, double y1, double radius, boolean erase) {
    double r = radius * SIZE;
    int left = (int) Math.clamp(Math.min(x0, x1) * SIZE - r - 1, 0, SIZE - 1);
    int right = (int) Math.clamp(Math.max(x0, x1) * SIZE + r + 1, 0, SIZE - 1);
    int top = (int) Math.clamp(Math.min(y0, y1) * SIZE - r - 1, 0, SIZE - 1);
    int bottom = (int) Math.clamp(Math.max(y0, y1) * SIZE + r + 1, 0, SIZE - 1);
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double distance = distance(x + 0.5, y + 0.5, x0 * SIZE, y0 * SIZE, x1 * SIZE, y1 * SIZE);
        // The edge is soft over two cells.
        float full = (float) Math.clamp((r + 1 - distance) / 2, 0, 1);
        int at = y * SIZE + x;
        cells[at] = erase ? Math.min(cells[at], 1 - full) : Math.max(cells[at], full);
      }
    }
  }

  private static double distance(double x, double y, double x0, double y0, double x1, double y1) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double length = dx * dx + dy * dy;
    double along = length == 0 ? 0 : Math.clamp(((x - x0) * dx + (y - y0) * dy) / length, 0, 1);
    return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
  }

  /** The picture for a network, 0 to 255, row by row; all 0 where nothing is drawn. */
  float[] picture(int width, int height) {
    float[] picture = new float[width * height];
    int left = SIZE;
    int right = -1;
    int top = SIZE;
    int bottom = -1;
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        if (at(x, y) > 0) {
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
        }
      }
    }
    if (right < 0) {
      return picture;
    }
    double extent = Math.max(right - left + 1, bottom - top + 1);
    double scale = extent / (INNER * Math.min(width, height));
    double[] mass = massCentre();
    int samples = Math.max(2, (int) Math.ceil(scale));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double sum = 0;
        for (int i = 0; i < samples; i++) {
          for (int j = 0; j < samples; j++) {
            double u = mass[0] + (x + (i + 0.5) / samples - width / 2.0) * scale;
            double v = mass[1] + (y + (j + 0.5) / samples - height / 2.0) * scale;
            if (u >= 0 && v >= 0 && u < SIZE && v < SIZE) {
              sum += at((int) u, (int) v);
            }
          }
        }
        picture[y * width + x] = (float) (255 * sum / (samples * samples));
      }
    }
    return picture;
  }

  private double[] massCentre() {
    double sum = 0;
    double across = 0;
    double down = 0;
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        sum += at(x, y);
        across += at(x, y) * (x + 0.5);
        down += at(x, y) * (y + 0.5);
      }
    }
    return new double[] {across / sum, down / sum};
  }
}
