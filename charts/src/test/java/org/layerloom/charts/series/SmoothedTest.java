package org.layerloom.charts.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class SmoothedTest {
  @Property(tries = 200)
  void eachPointIsTheWeightedMeanOfAllBefore(
      @ForAll @IntRange(min = 1, max = 300) int size,
      @ForAll @DoubleRange(min = 0, max = 0.99) double weight,
      @ForAll long seed) {
    var random = new Random(seed);
    var values = new double[size];
    var series = new Series("any");
    var smoothed = new Smoothed(series, weight);
    for (int i = 0; i < size; i++) {
      values[i] = random.nextGaussian();
      series.append(i, i, i, values[i]);
      if (random.nextInt(10) == 0) {
        smoothed.catchUp(); // in whatever portions
      }
    }
    smoothed.catchUp();

    // then: sum of w^(n-i) v(i), over sum of w^(n-i)
    for (int n = 0; n < size; n++) {
      double sum = 0;
      double weights = 0;
      for (int i = 0; i <= n; i++) {
        double share = Math.pow(weight, n - i);
        sum += share * values[i];
        weights += share;
      }
      assertThat(smoothed.points().value(n)).isCloseTo(sum / weights, within(1e-9));
    }
  }

  @Example
  void aConstantStaysItselfFromTheFirstPointOn() {
    var series = new Series("constant");
    var smoothed = new Smoothed(series, 0.99);
    for (int i = 0; i < 1000; i++) {
      series.append(i, i, i, 0.7);
    }
    smoothed.catchUp();
    assertThat(smoothed.points().value(0)).isCloseTo(0.7, within(1e-12));
    assertThat(smoothed.points().value(999)).isCloseTo(0.7, within(1e-12));
  }

  @Example
  void valuesThatAreNotFiniteAreSteppedOver() {
    var series = new Series("diverged");
    var smoothed = new Smoothed(series, 0.5);
    double[] values = {Double.NaN, 1, Double.POSITIVE_INFINITY, 3};
    for (int i = 0; i < values.length; i++) {
      series.append(i, i, i, values[i]);
    }
    smoothed.catchUp();
    assertThat(smoothed.points().value(0)).isNaN();
    assertThat(smoothed.points().value(2)).isEqualTo(1);
    assertThat(smoothed.points().value(3)).isCloseTo((1 * 0.5 + 3) / 1.5, within(1e-12));
  }

  @Example
  void afterARewindItBeginsAnewFromWhatWasKept() {
    var series = new Series("rewound");
    var smoothed = new Smoothed(series, 0.9);
    for (int i = 1; i <= 100; i++) {
      series.append(i, i, i, i);
    }
    smoothed.catchUp();
    double atFifty = smoothed.points().value(49);

    series.rewind(50);
    assertThat(smoothed.catchUp()).isTrue();

    assertThat(smoothed.points().size()).isEqualTo(50);
    assertThat(smoothed.points().value(49)).isEqualTo(atFifty);
  }

  @Example
  void aWeightOutsideItsRangeIsRefused() {
    var series = new Series("any");
    assertThatIllegalArgumentException().isThrownBy(() -> new Smoothed(series, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Smoothed(series, Double.NaN));
  }
}
