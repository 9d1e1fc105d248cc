package org.layerloom.race;

/**
 * A smooth surface through heights on a grid: cubic convolution in both directions (Keys 1981),
 * which goes through each height and has a gradient everywhere. Beyond the grid it goes on as
 * steeply as at its edge, but is not known.
 */
public final class Bicubic implements Ground {

  private final Extent extent;
  private final int columns;
  private final int rows;

  /** With one more row and column on each side, so that the outer fields have neighbours, too. */
  private final double[][] heights;

  /**
   * @param heights row by row from the bottom; those that are no finite number, as where a loss
   *     flies away, count as high as the highest one
   * @throws IllegalArgumentException for fewer than three rows or columns, or without any height
   */
  public Bicubic(Extent extent, int columns, int rows, float[] heights) {
    if (columns < 3 || rows < 3 || heights.length != columns * rows) {
      throw new IllegalArgumentException(
          heights.length + " heights of " + columns + " columns and " + rows + " rows");
    }
    this.extent = extent;
    this.columns = columns;
    this.rows = rows;
    this.heights = new double[rows + 2][columns + 2];
    float highest = Float.NEGATIVE_INFINITY;
    for (float height : heights) {
      highest = Float.isFinite(height) ? Math.max(highest, height) : highest;
    }
    if (highest == Float.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException("no height is a number");
    }
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        float height = heights[row * columns + column];
        this.heights[row + 1][column + 1] = Float.isFinite(height) ? height : highest;
      }
      goOn(this.heights[row + 1]);
    }
    for (int column = 0; column < columns + 2; column++) {
      this.heights[0][column] = beyond(1, 2, 3, column);
      this.heights[rows + 1][column] = beyond(rows, rows - 1, rows - 2, column);
    }
  }

  /** Keys's own way to go beyond an edge: what a parabola through the last three would give. */
  private static void goOn(double[] row) {
    int last = row.length - 1;
    row[0] = 3 * row[1] - 3 * row[2] + row[3];
    row[last] = 3 * row[last - 1] - 3 * row[last - 2] + row[last - 3];
  }

  private double beyond(int first, int second, int third, int column) {
    return 3 * heights[first][column] - 3 * heights[second][column] + heights[third][column];
  }

  @Override
  public Extent extent() {
    return extent;
  }

  @Override
  public boolean known(double x, double y) {
    return x >= extent.left() && x <= extent.right() && y >= extent.bottom() && y <= extent.top();
  }

  @Override
  public double height(double x, double y) {
    double[] at = within(x, y);
    double[] slope = slope(x, y);
    return value(at, false, false) + slope[0] * (x - at[0]) + slope[1] * (y - at[1]);
  }

  @Override
  public double[] slope(double x, double y) {
    double[] at = within(x, y);
    return new double[] {
      value(at, true, false) * (columns - 1) / extent.width(),
      value(at, false, true) * (rows - 1) / extent.height()
    };
  }

  private double[] within(double x, double y) {
    return new double[] {
      Math.clamp(x, extent.left(), extent.right()), Math.clamp(y, extent.bottom(), extent.top())
    };
  }

  private double value(double[] at, boolean alongX, boolean alongY) {
    double column = (at[0] - extent.left()) / extent.width() * (columns - 1);
    double row = (at[1] - extent.bottom()) / extent.height() * (rows - 1);
    int left = Math.clamp((int) column, 0, columns - 2);
    int below = Math.clamp((int) row, 0, rows - 2);
    double[] across = weights(column - left, alongX);
    double[] up = weights(row - below, alongY);
    double sum = 0;
    for (int j = 0; j < 4; j++) {
      double line = 0;
      for (int i = 0; i < 4; i++) {
        line += across[i] * heights[below + j][left + i];
      }
      sum += up[j] * line;
    }
    return sum;
  }

  /** What four neighbours count at a share of the way between the middle two, or their slopes. */
  private static double[] weights(double t, boolean slope) {
    double t2 = t * t;
    double t3 = t2 * t;
    return slope
        ? new double[] {
          (-3 * t2 + 4 * t - 1) / 2,
          (9 * t2 - 10 * t) / 2,
          (-9 * t2 + 8 * t + 1) / 2,
          (3 * t2 - 2 * t) / 2
        }
        : new double[] {
          (-t3 + 2 * t2 - t) / 2,
          (3 * t3 - 5 * t2 + 2) / 2,
          (-3 * t3 + 4 * t2 + t) / 2,
          (t3 - t2) / 2
        };
  }
}
