package org.layerloom.charts.series;

import java.util.Arrays;

/**
 * Growing array of doubles in chunks, so that growth never copies what was written.
 *
 * <p>One thread writes. Others may read index {@code i} once they have seen, through a volatile
 * read, a size above {@code i} that the writer stored after writing it.
 */
final class Column {
  private static final int BITS = 13;
  private static final int CHUNK = 1 << BITS;

  private double[][] chunks = new double[4][];

  double get(int index) {
    return chunks[index >>> BITS][index & (CHUNK - 1)];
  }

  void set(int index, double value) {
    int chunk = index >>> BITS;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunk * 2);
    }
    if (chunks[chunk] == null) {
      chunks[chunk] = new double[CHUNK];
    }
    chunks[chunk][index & (CHUNK - 1)] = value;
  }
}
