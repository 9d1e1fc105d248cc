package org.layerloom.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Sorting places by a number. */
final class Order {

  private Order() {}

  /** The largest first; of equal ones the earlier first; what is no number last. */
  static int[] largestFirst(int count, IntToDoubleFunction value) {
    double[] values = new double[count];
    Arrays.setAll(values, value);
    return IntStream.range(0, count)
        .boxed()
        .sorted(
            Comparator.comparing((Integer at) -> Double.isNaN(values[at]))
                .thenComparing(Comparator.comparingDouble((Integer at) -> -values[at])))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
