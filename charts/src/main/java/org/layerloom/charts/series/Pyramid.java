package org.layerloom.charts.series;

/**
 * Minimum and maximum of every aligned block of 8, 64, 512, ... values, kept up to date by the
 * writer. The extent of any range then costs a few dozen reads, however long the range.
 *
 * <p>Only whole blocks are stored, so the number of points that a reader has seen tells which
 * blocks are there: no second handshake between writer and reader is needed. Values that are not
 * finite belong to no block.
 */
final class Pyramid {
  private static final int FAN_BITS = 3;
  private static final int LEVELS = 10; // 8^10 values: half of what an int counts

  private final Column values;

  /** Per level minimum and maximum in turn, side by side: they are always read together. */
  private final Column[] blocks = new Column[LEVELS];

  private final double[] low = new double[LEVELS];
  private final double[] high = new double[LEVELS];

  Pyramid(Column values) {
    this.values = values;
    for (int level = 0; level < LEVELS; level++) {
      blocks[level] = new Column();
      clear(level);
    }
  }

  /** Takes in the value that the writer has just stored at {@code index}; indices come in order. */
  void added(int index) {
    double value = values.get(index);
    if (Double.isFinite(value)) {
      low[0] = Math.min(low[0], value);
      high[0] = Math.max(high[0], value);
    }
    int next = index + 1;
    for (int level = 0; level < LEVELS && (next & (span(level) - 1)) == 0; level++) {
      int block = (next >>> shift(level)) - 1;
      blocks[level].set(2 * block, low[level]);
      blocks[level].set(2 * block + 1, high[level]);
      if (level + 1 < LEVELS) {
        low[level + 1] = Math.min(low[level + 1], low[level]);
        high[level + 1] = Math.max(high[level + 1], high[level]);
      }
      clear(level);
    }
  }

  /** Extent of the finite values from {@code from} (inclusive) to {@code to} (exclusive). */
  Extent extent(int from, int to) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    int at = from;
    while (at < to) {
      int level = -1;
      while (level + 1 < LEVELS
          && (at & (span(level + 1) - 1)) == 0
          && span(level + 1) <= to - at) {
        level++;
      }
      if (level < 0) {
        double value = values.get(at++);
        if (Double.isFinite(value)) {
          min = Math.min(min, value);
          max = Math.max(max, value);
        }
      } else {
        int block = at >>> shift(level);
        min = Math.min(min, blocks[level].get(2 * block));
        max = Math.max(max, blocks[level].get(2 * block + 1));
        at += span(level);
      }
    }
    return new Extent(min, max);
  }

  private void clear(int level) {
    low[level] = Double.POSITIVE_INFINITY;
    high[level] = Double.NEGATIVE_INFINITY;
  }

  private static int shift(int level) {
    return FAN_BITS * (level + 1);
  }

  private static int span(int level) {
    return 1 << shift(level);
  }
}
