package org.layerloom.data;

import java.util.List;

/**
 * How numbers are spread.
 *
 * @param count how many there are
 * @param deviation the standard deviation, over {@code count}
 * @param looked how many of them, evenly chosen, the histogram counts
 * @param histogram how many fell into each of equal parts from {@code least} to {@code most}
 */
public record Spread(
    long count,
    double least,
    double most,
    double mean,
    double deviation,
    long looked,
    List<Long> histogram) {

  /** Of no numbers at all. */
  public static final Spread NONE =
      new Spread(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, List.of());

  public Spread {
    histogram = List.copyOf(histogram);
  }

  /** Whether the histogram leaves numbers out. */
  public boolean sampled() {
    return looked < count;
  }
}
