package org.layerloom.data;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Counts numbers as they come by, in memory that does not grow with them: range, mean and deviation
 * of all (Welford's way), and a histogram of every so-manieth.
 *
 * <p>Source: B. P. Welford, "Note on a method for calculating corrected sums of squares and
 * products", Technometrics 4, 1962.
 */
public final class SpreadCounter {

  /** Of a histogram. */
  static final int PARTS = 24;

  private static final int KEPT = 4096;

  private float[] kept = new float[64];
  private int size;
  private long step = 1;
  private long count;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private double mean;
  private double squares;

  /** Counts one more. */
  public void add(double value) {
    if (count % step == 0) {
      keep(value);
    }
    count++;
    least = Math.min(least, value);
    most = Math.max(most, value);
    double off = value - mean;
    mean += off / count;
    squares += off * (value - mean);
  }

  /** Where there is no more room, every other one goes, and only every other one comes. */
  private void keep(double value) {
    if (size == KEPT) {
      size /= 2;
      for (int i = 0; i < size; i++) {
        kept[i] = kept[2 * i];
      }
      step *= 2;
      if (count % step != 0) {
        return;
      }
    }
    if (size == kept.length) {
      kept = Arrays.copyOf(kept, 2 * size);
    }
    kept[size++] = (float) value;
  }

  /** What was counted so far. */
  public Spread spread() {
    if (count == 0) {
      return Spread.NONE;
    }
    long[] parts = new long[PARTS];
    double width = (most - least) / PARTS;
    for (int i = 0; i < size; i++) {
      int part = width > 0 ? (int) ((kept[i] - least) / width) : 0;
      parts[Math.clamp(part, 0, PARTS - 1)]++;
    }
    return new Spread(
        count,
        least,
        most,
        mean,
        Math.sqrt(squares / count),
        size,
        LongStream.of(parts).boxed().toList());
  }
}
