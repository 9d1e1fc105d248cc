package org.layerloom.charts.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The pyramid against looking at every value. */
class PyramidTest {
  @Property(tries = 300)
  void anyRangeHasTheExtentThatBruteForceFinds(
      @ForAll @IntRange(min = 1, max = 20_000) int size,
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 20_000) int one,
      @ForAll @IntRange(min = 0, max = 20_000) int other) {
    // given values with some that are not finite
    var random = new Random(seed);
    var values = new double[size];
    var series = new Series("any");
    for (int i = 0; i < size; i++) {
      values[i] =
          switch (random.nextInt(50)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NEGATIVE_INFINITY;
            default -> random.nextGaussian();
          };
      series.append(i, i, i, values[i]);
    }
    int from = Math.min(one, other) % (size + 1);
    int to = Math.max(from, Math.max(one, other) % (size + 1));

    // when
    Extent extent = series.points().extent(from, to);

    // then
    Extent expected = Extent.EMPTY;
    for (int i = from; i < to; i++) {
      expected = expected.and(values[i]);
    }
    assertThat(extent).isEqualTo(expected);
  }

  @Property(tries = 30)
  void aViewTakenEarlierStaysRightWhileTheSeriesGrows(
      @ForAll @IntRange(min = 1, max = 6000) int size, @ForAll long seed) {
    var random = new Random(seed);
    var series = new Series("growing");
    Extent expected = Extent.EMPTY;
    for (int i = 0; i < size; i++) {
      double value = random.nextGaussian();
      expected = expected.and(value);
      series.append(i, i, i, value);
    }
    Points before = series.points();

    // when later values are larger than all before
    for (int i = size; i < size + 700; i++) {
      series.append(i, i, i, 1000 + i);
    }

    // then the earlier view does not see them
    assertThat(before.size()).isEqualTo(size);
    assertThat(before.extent(0, size)).isEqualTo(expected);
  }
}
