package org.layerloom.network.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of a person's own formula: what it reads, and that it reads nothing else. */
class ArithmeticTest {

  private static String program(String text) {
    ArithmeticReader.Reading reading = ArithmeticReader.read(text);
    assertThat(reading).as(text).isInstanceOf(ArithmeticReader.Reading.Read.class);
    return ((ArithmeticReader.Reading.Read) reading).arithmetic().program(List.of("x", "y"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a + b | torch.add(x, y)",
        "a - b - a | torch.sub(torch.sub(x, y), x)",
        "1 - a | torch.add(torch.neg(x), 1.0)",
        "2 / a | torch.mul(torch.reciprocal(x), 2.0)",
        "2 * 3 * a | torch.mul(x, 6.0)",
        "-a^2 | torch.mul(torch.pow(x, 2.0), -1.0)",
        "a * sigmoid( b ) | torch.mul(x, torch.sigmoid(y))",
        "1e-3*a | torch.mul(x, 0.001)",
        "a^-1 | torch.pow(x, -1.0)"
      })
  void itReads(String text, String expected) {
    assertThat(program(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a +",
        "(a",
        "a b",
        "a.b",
        "import os",
        "z",
        "exec(a)",
        "a; b",
        "a[0]",
        "\"a\"",
        "1..2",
        "1/0",
        "sqrt(-1)*a",
        "a ** b",
        "__class__"
      })
  void itRefusesEverythingElse(String text) {
    assertThat(ArithmeticReader.read(text)).isInstanceOf(ArithmeticReader.Reading.Wrong.class);
  }

  @Test
  void depthIsBounded() {
    for (String deep : List.of("(".repeat(500) + "a" + ")".repeat(500), "-".repeat(500) + "a")) {
      assertThat(ArithmeticReader.read(deep)).isInstanceOf(ArithmeticReader.Reading.Wrong.class);
    }
  }

  @Test
  void itIsShownAsAFormula() {
    ArithmeticReader.Reading reading = ArithmeticReader.read("(a - b)^2 / 2");

    assertThat(((ArithmeticReader.Reading.Read) reading).arithmetic().latex())
        .isEqualTo("\\frac{{(a - b)}^{2}}{2}");
  }
}
