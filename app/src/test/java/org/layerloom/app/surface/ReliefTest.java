package org.layerloom.app.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerloom.race.Textbook;

/** Contour lines lie where the height is theirs, whatever is missing. */
final class ReliefTest {

  @Test
  void contoursOfABowlAreCircles() {
    Relief relief = Relief.of(Textbook.BOWL);
    List<Double> radii = new ArrayList<>();
    relief.contours(
        (x1, y1, x2, y2) -> {
          radii.add(radius(relief, x1, y1));
          // A piece stays within its field.
          assertThat(Math.hypot(x2 - x1, y2 - y1)).isLessThanOrEqualTo(Math.sqrt(2) + 1e-9);
          assertThat(radius(relief, x2, y2)).isCloseTo(radius(relief, x1, y1), within(0.03));
        });

    assertThat(radii).hasSizeGreaterThan(1_000);
    long different = radii.stream().map(radius -> Math.round(radius * 10)).distinct().count();
    assertThat(different).isBetween(12L, 32L);
  }

  private static double radius(Relief relief, double column, double row) {
    return Math.hypot(-4 + 8 * column / (relief.columns() - 1), -3 + 6 * row / (relief.rows() - 1));
  }

  @Test
  void whatIsMissingHasNoLinesAndWhatIsInfiniteIsHigh() {
    float nothing = Float.NaN;
    float[] losses = {0, 1, nothing, 1, 2, nothing, Float.POSITIVE_INFINITY, 3, nothing};
    Relief relief = Relief.of(3, losses);

    List<Double> columns = new ArrayList<>();
    relief.contours((x1, y1, x2, y2) -> columns.addAll(List.of(x1, x2)));

    assertThat(columns).isNotEmpty().allMatch(column -> column <= 1);
    assertThat(relief.shades()[6]).isEqualTo(1);
    assertThat(relief.shades()[0]).isZero();
    assertThat(relief.shades()[2]).isNaN();
    assertThat(Relief.of(2, new float[4]).shades()).containsOnly(0);
    Relief empty = Relief.of(2, new float[] {nothing, nothing, nothing, nothing});
    assertThat(empty.shades()).containsOnly(Double.NaN);
  }

  @Test
  void figuresKeepTheirWidth() {
    assertThat(Figures.say(0.123456, java.util.Locale.US)).isEqualTo("0.1235");
    assertThat(Figures.say(121.54, java.util.Locale.US)).isEqualTo("121.5");
    assertThat(Figures.say(-3e-7, java.util.Locale.US)).isEqualTo("\u22123.00e\u221207");
    assertThat(Figures.say(Double.NaN, java.util.Locale.US)).isEqualTo("–");
    assertThat(Figures.plain(0.0010000000001)).isEqualTo("0.001");
  }
}
