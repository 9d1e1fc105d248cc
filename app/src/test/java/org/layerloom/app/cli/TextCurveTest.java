package org.layerloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextCurveTest {

  @Test
  void aFallingCurveBeginsHighAndEndsLowWithItsNumbersBeside() {
    List<String> lines = new TextCurve(31, 4).draw(new double[] {0, 1, 2}, new double[] {2, 1, 0});

    assertThat(lines).hasSize(5);
    assertThat(lines.getFirst()).startsWith("        2 ┤");
    assertThat(lines.get(3)).startsWith("        0 ┤");
    assertThat(lines.getLast()).startsWith("           0").endsWith("2");
    // Braille dots: the first row has some at its beginning, the last one at its end.
    assertThat(lines.getFirst().charAt(11)).isNotEqualTo('\u2800');
    assertThat(lines.getFirst().charAt(30)).isEqualTo('\u2800');
    assertThat(lines.get(3).charAt(11)).isEqualTo('\u2800');
    assertThat(lines.get(3).charAt(30)).isNotEqualTo('\u2800');
    assertThat(lines).allMatch(line -> line.length() <= 31);
  }

  @Test
  void everyColumnOfALineIsDrawnHoweverFewItsPoints() {
    List<String> lines = new TextCurve(40, 6).draw(new double[] {0, 9}, new double[] {0, 1});

    for (int column = 11; column < 40; column++) {
      int at = column;
      assertThat(lines.subList(0, 6)).anyMatch(line -> line.charAt(at) != '\u2800');
    }
  }

  @Test
  void whatIsNoNumberIsLeftOutAndNothingMakesNoPicture() {
    assertThat(new TextCurve(40, 4).draw(new double[] {0, 1}, new double[] {Double.NaN, 1}))
        .hasSize(5);
    assertThat(new TextCurve(40, 4).draw(new double[] {0}, new double[] {Double.NaN})).isEmpty();
    assertThat(new TextCurve(40, 4).draw(new double[0], new double[0])).isEmpty();
    assertThat(new TextCurve(40, 4).draw(new double[] {0, 1}, new double[] {3, 3})).hasSize(5);
  }
}
