package org.layerloom.charts.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  private static Series epochs(double... values) {
    Series series = new Series("run");
    for (int epoch = 1; epoch <= values.length; epoch++) {
      series.append(epoch * 100.0, epoch, epoch * 2.0, values[epoch - 1]);
    }
    return series;
  }

  @Test
  void aPointAnEpochStaysAPointAnEpoch() {
    Spread spread = Spread.of("loss", List.of(epochs(3, 2, 1), epochs(5, 1, 0), epochs(4, 3, 2)));

    Points mean = spread.mean().points();
    assertThat(mean.size()).isEqualTo(3);
    assertThat(mean.x(XUnit.EPOCH, 1)).isEqualTo(2);
    assertThat(mean.x(XUnit.STEP, 1)).isEqualTo(200);
    assertThat(mean.x(XUnit.CLOCK, 1)).isEqualTo(4);
    assertThat(mean.value(0)).isEqualTo(4);
    assertThat(spread.low().points().value(1)).isEqualTo(1);
    assertThat(spread.high().points().value(1)).isEqualTo(3);
  }

  @Test
  void itEndsWithTheShortestRunAndLeavesEmptyOnesOut() {
    Spread spread = Spread.of("loss", List.of(epochs(3, 2, 1, 0), epochs(5, 4), new Series("no")));

    assertThat(spread.mean().points().size()).isEqualTo(2);
    assertThat(spread.mean().points().value(1)).isEqualTo(3);
    assertThat(Spread.of("none", List.of(new Series("no"))).mean().points().size()).isZero();
  }

  @Test
  void runsOfManyStepsOfDifferentLengthAreAveragedAlongTheEpochs() {
    Series fine = new Series("fine");
    Series coarse = new Series("coarse");
    for (int i = 1; i <= 10_000; i++) {
      fine.append(i, i / 1000.0, i, 1);
    }
    for (int i = 1; i <= 5_000; i++) {
      coarse.append(i, i / 500.0, i, 3);
    }
    Points mean = Spread.of("loss", List.of(fine, coarse)).mean().points();

    assertThat(mean.size()).isBetween(300, 400);
    for (int i = 0; i < mean.size(); i++) {
      assertThat(mean.value(i)).isCloseTo(2, within(1e-12));
    }
    assertThat(mean.x(XUnit.EPOCH, mean.size() - 1)).isCloseTo(10, within(0.02));
  }

  @Test
  void aPlaceWhereARunHasNoNumberIsLeftOut() {
    Spread spread = Spread.of("loss", List.of(epochs(3, 2, 1), epochs(5, Double.NaN, 0)));

    assertThat(spread.mean().points().size()).isEqualTo(2);
    assertThat(spread.mean().points().x(XUnit.EPOCH, 1)).isEqualTo(3);
  }
}
