package org.layerloom.charts.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class EnvelopeTest {
  @Property(tries = 150)
  void everyColumnHoldsWhatItsPointsHold(
      @ForAll @IntRange(min = 2, max = 30_000) int size,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 400) int columns,
      @ForAll @DoubleRange(min = 0, max = 0.9) double start,
      @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
    // given points at uneven places and a view of part of them
    var random = new Random(seed);
    var series = new Series("uneven");
    double x = 0;
    for (int i = 0; i < size; i++) {
      x += random.nextDouble();
      series.append(i, x, x, random.nextGaussian());
    }
    Points points = series.points();
    double from = start * x;
    double to = from + share * x;

    // when
    var envelope = new Envelope();
    envelope.sample(points, XUnit.EPOCH, from, to, columns);

    // then it is small, ordered, and nothing seen is lost
    assertThat(envelope.size()).isLessThanOrEqualTo(2 * columns);
    Extent seen = Extent.EMPTY;
    int inView = 0;
    for (int i = 0; i < size; i++) {
      double at = points.x(XUnit.EPOCH, i);
      if (at >= from && at <= to) {
        seen = seen.and(points.value(i));
        inView++;
      }
    }
    for (int i = 1; i < envelope.size(); i++) {
      assertThat(envelope.x(i)).isGreaterThanOrEqualTo(envelope.x(i - 1));
    }
    if (inView > 0) {
      assertThat(envelope.extent().min()).isLessThanOrEqualTo(seen.min());
      assertThat(envelope.extent().max()).isGreaterThanOrEqualTo(seen.max());
    }
    // and nothing is made up: at most one point on either side comes along
    Extent all = points.extent(0, size);
    assertThat(envelope.extent().isEmpty() || envelope.extent().min() >= all.min()).isTrue();
    assertThat(envelope.extent().isEmpty() || envelope.extent().max() <= all.max()).isTrue();
  }

  @Property(tries = 100)
  void samplingOnAfterNewPointsIsSamplingAnew(
      @ForAll @IntRange(min = 1, max = 5000) int before,
      @ForAll @IntRange(min = 0, max = 5000) int added,
      @ForAll @IntRange(min = 1, max = 300) int columns,
      @ForAll long seed) {
    var random = new Random(seed);
    var series = new Series("growing");
    var used = new Envelope();
    double end = 0.7 * (before + added);
    for (int i = 0; i < before; i++) {
      series.append(i, i, i, random.nextGaussian());
    }
    used.sample(series.points(), XUnit.STEP, 1, end + 2, columns);
    for (int i = before; i < before + added; i++) {
      series.append(i, i, i, random.nextGaussian());
    }

    used.sample(series.points(), XUnit.STEP, 1, end + 2, columns);

    var anew = new Envelope();
    anew.sample(series.points(), XUnit.STEP, 1, end + 2, columns);
    assertThat(used.size()).isEqualTo(anew.size());
    for (int i = 0; i < anew.size(); i++) {
      assertThat(used.x(i)).isEqualTo(anew.x(i));
      assertThat(used.low(i)).isEqualTo(anew.low(i));
      assertThat(used.high(i)).isEqualTo(anew.high(i));
    }
  }

  @Example
  void oneSpikeInAMillionPointsIsDrawn() {
    var series = new Series("spike");
    for (int i = 0; i < 1_000_000; i++) {
      series.append(i, i, i, i == 654_321 ? 1000 : Math.sin(i));
    }
    var envelope = new Envelope();
    envelope.sample(series.points(), XUnit.STEP, 0, 1_000_000, 800);
    assertThat(envelope.exact()).isFalse();
    assertThat(envelope.extent().max()).isEqualTo(1000);
    int column = (int) (654_321.0 * 800 / 1_000_000);
    assertThat(envelope.high(column)).isEqualTo(1000);
  }

  @Example
  void fewPointsAreDrawnAsTheyAre() {
    var series = new Series("few");
    for (int i = 0; i < 10; i++) {
      series.append(i, i, i, i * i);
    }
    var envelope = new Envelope();
    envelope.sample(series.points(), XUnit.STEP, 3, 7, 100);
    assertThat(envelope.exact()).isTrue();
    // One more on either side, so that the line reaches the edges.
    assertThat(envelope.x(0)).isEqualTo(2);
    assertThat(envelope.x(envelope.size() - 1)).isEqualTo(8);
    assertThat(envelope.low(1)).isEqualTo(9);
  }

  @Example
  void aStretchWithoutNumbersIsAGap() {
    var series = new Series("diverged");
    for (int i = 0; i < 10_000; i++) {
      series.append(i, i, i, i < 5000 ? 1 : Double.NaN);
    }
    var envelope = new Envelope();
    envelope.sample(series.points(), XUnit.STEP, 0, 10_000, 100);
    assertThat(envelope.low(20)).isEqualTo(1);
    assertThat(envelope.low(80)).isNaN();
    assertThat(envelope.extent()).isEqualTo(new Extent(1, 1));
  }
}
