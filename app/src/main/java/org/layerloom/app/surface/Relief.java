package org.layerloom.app.surface;

import java.util.Arrays;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.layerloom.race.Ground;

/**
 * Heights as a picture and as contour lines. Losses differ by powers of ten: colours and lines
 * follow their logarithm above the lowest.
 *
 * @param heights row by row from the bottom; NaN where nothing is known yet
 */
@SuppressWarnings("ArrayRecordComponent") // Many numbers; nobody compares them.
record Relief(int columns, int rows, double[] heights) {

  private static final int EDGE = 161;
  private static final int LINES = 16;
  private static final int OPAQUE = 0xff << 24;

  /** From low to high. */
  private static final int[] LIGHT = {0x6f8fb3, 0xa9bdd3, 0xdfe6ee, 0xfbfcfd};

  private static final int[] DARK = {0x4a6f9c, 0x31475f, 0x1e2a38, 0x11161d};

  /** Of a ground, close enough that lines are smooth. */
  static Relief of(Ground ground) {
    double[] heights = new double[EDGE * EDGE];
    Ground.Extent extent = ground.extent();
    for (int row = 0; row < EDGE; row++) {
      for (int column = 0; column < EDGE; column++) {
        heights[row * EDGE + column] =
            ground.height(
                extent.left() + extent.width() * column / (EDGE - 1),
                extent.bottom() + extent.height() * row / (EDGE - 1));
      }
    }
    return new Relief(EDGE, EDGE, heights);
  }

  /** Of losses as they come. */
  static Relief of(int side, float[] losses) {
    double[] heights = new double[side * side];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = losses[i];
    }
    return new Relief(side, side, heights);
  }

  /** From 0 for the lowest to 1 for the highest; NaN for what is unknown. */
  double[] shades() {
    double[] known =
        Arrays.stream(heights).filter(height -> !Double.isNaN(height)).sorted().toArray();
    double[] finite = Arrays.stream(known).filter(Double::isFinite).toArray();
    double[] shades = new double[heights.length];
    if (finite.length == 0) {
      Arrays.fill(shades, Double.NaN);
      return shades;
    }
    double least = finite[0];
    double most = finite[finite.length - 1];
    double unit = Math.max((finite[finite.length / 2] - least) / 10, (most - least) * 1e-6);
    double all = Math.log1p((most - least) / unit);
    for (int i = 0; i < shades.length; i++) {
      double share = most > least ? Math.log1p((heights[i] - least) / unit) / all : 0;
      shades[i] = Double.isNaN(heights[i]) ? Double.NaN : Math.clamp(share, 0, 1);
    }
    return shades;
  }

  /** A pixel a height, the top row first. */
  WritableImage picture(boolean dark) {
    double[] shades = shades();
    int[] pixels = new int[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double shade = shades[row * columns + column];
        pixels[(rows - 1 - row) * columns + column] =
            Double.isNaN(shade) ? 0 : OPAQUE | colour(shade, dark ? DARK : LIGHT);
      }
    }
    WritableImage image = new WritableImage(columns, rows);
    image
        .getPixelWriter()
        .setPixels(0, 0, columns, rows, PixelFormat.getIntArgbInstance(), pixels, 0, columns);
    return image;
  }

  private static int colour(double shade, int[] colours) {
    double place = shade * (colours.length - 1);
    int below = Math.min((int) place, colours.length - 2);
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int from = colours[below] >> shift & 0xff;
      int to = colours[below + 1] >> shift & 0xff;
      mixed |= (int) Math.round(from + (to - from) * (place - below)) << shift;
    }
    return mixed;
  }

  /** Told each piece of a contour line: from and to, in columns and rows. */
  interface Piece {
    void line(double x1, double y1, double x2, double y2);
  }

  /** Marching squares, with the middle of a field deciding where two ways are possible. */
  void contours(Piece piece) {
    double[] shades = shades();
    for (int row = 0; row < rows - 1; row++) {
      for (int column = 0; column < columns - 1; column++) {
        int at = row * columns + column;
        // Around the field: bottom left, bottom right, top right, top left.
        double[] corners = {
          shades[at], shades[at + 1], shades[at + columns + 1], shades[at + columns]
        };
        double least = Arrays.stream(corners).min().getAsDouble();
        double most = Arrays.stream(corners).max().getAsDouble();
        // Where a corner is unknown, neither comparison holds.
        for (int line = (int) (least * LINES) + 1; line <= most * LINES; line++) {
          field(corners, (double) line / LINES, column, row, piece);
        }
      }
    }
  }

  private static void field(double[] corners, double level, int column, int row, Piece piece) {
    double[] xs = new double[4];
    double[] ys = new double[4];
    int count = 0;
    for (int edge = 0; edge < 4; edge++) {
      double from = corners[edge];
      double to = corners[(edge + 1) % 4];
      if (from < level != to < level) {
        double share = (level - from) / (to - from);
        xs[count] = column + alongX(edge, share);
        ys[count] = row + alongX((edge + 3) % 4, share);
        count++;
      }
    }
    if (count == 2) {
      piece.line(xs[0], ys[0], xs[1], ys[1]);
    } else if (count == 4) {
      boolean low = Arrays.stream(corners).average().getAsDouble() < level;
      int shift = low == corners[0] < level ? 0 : 1;
      piece.line(xs[shift], ys[shift], xs[shift + 1], ys[shift + 1]);
      piece.line(
          xs[(shift + 2) % 4], ys[(shift + 2) % 4], xs[(shift + 3) % 4], ys[(shift + 3) % 4]);
    }
  }

  /** How far to the right a place of an edge is: below, right, above, left. */
  private static double alongX(int edge, double share) {
    return switch (edge) {
      case 0 -> share;
      case 1 -> 1;
      case 2 -> 1 - share;
      default -> 0;
    };
  }
}
