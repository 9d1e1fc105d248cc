package org.layerloom.charts.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.layerloom.charts.ValueUnit;
import org.layerloom.charts.series.Extent;
import org.layerloom.charts.series.XUnit;

/** Numbers and ticks as people say them. */
class WordsTest {
  private static final Locale ENGLISH = Locale.ENGLISH;

  private static List<String> said(ValueUnit unit, double from, double to, double step) {
    return Ticks.linear(from, to, step).stream()
        .map(tick -> Words.ticks(unit, step, to, ENGLISH).apply(tick).replace('\u202f', ' '))
        .toList();
  }

  @Test
  void sharesAreSaidInPerCent() {
    assertThat(said(ValueUnit.PERCENT, 0.8, 1, 0.05))
        .containsExactly("80 %", "85 %", "90 %", "95 %", "100 %");
  }

  @Test
  void ticksAreAsExactAsTheirDistance() {
    assertThat(said(ValueUnit.NUMBER, 0, 0.8, 0.2))
        .containsExactly("0", "0.2", "0.4", "0.6", "0.8");
    assertThat(said(ValueUnit.NUMBER, 0, 0.0004, 0.0001)).startsWith("0", "1e-4", "2e-4");
  }

  @Test
  void unitsScaleThemselves() {
    assertThat(Words.value(28_500_000, ValueUnit.BYTES, 3, ENGLISH)).isEqualTo("28.5\u202fMB");
    assertThat(Words.value(0.0021, ValueUnit.SECONDS, 3, ENGLISH)).isEqualTo("2.1\u202fms");
    assertThat(Words.value(3725, ValueUnit.SECONDS, 3, ENGLISH)).isEqualTo("1:02:05");
    assertThat(Words.value(4870, ValueUnit.PER_SECOND, 4, ENGLISH)).isEqualTo("4,870/s");
    assertThat(Words.value(Double.NaN, ValueUnit.NUMBER, 4, ENGLISH)).isEqualTo("NaN");
  }

  @Test
  void positionsAreSaidByUnit() {
    assertThat(Words.position(938.2, XUnit.STEP, ENGLISH)).isEqualTo("938");
    assertThat(Words.position(3.217, XUnit.EPOCH, ENGLISH)).isEqualTo("3.22");
    assertThat(Words.position(75, XUnit.CLOCK, ENGLISH)).isEqualTo("1:15");
  }

  @Test
  void theVerticalAxisEndsOnRoundNumbersAndAccuracyNotAboveAll() {
    assertThat(Ranges.vertical(new Extent(0.02, 0.61), ValueUnit.NUMBER, false, 5))
        .isEqualTo(new Span(0, 0.8, false));
    Span accuracy = Ranges.vertical(new Extent(0.84, 1), ValueUnit.PERCENT, false, 5);
    assertThat(accuracy.to()).isEqualTo(1);
    assertThat(accuracy.from()).isLessThanOrEqualTo(0.84);
  }

  @Test
  void aLogarithmicAxisHoldsItsExtentAndEndsAboveZero() {
    Span span = Ranges.vertical(new Extent(-1, 100), ValueUnit.NUMBER, true, 5);
    assertThat(span.from()).isPositive();
    assertThat(span.share(100)).isBetween(0.9, 1.0);
    assertThat(span.at(span.share(3))).isCloseTo(3, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(Ticks.log(0.008, 1.2, 6)).contains(0.01, 0.1, 1.0);
  }
}
