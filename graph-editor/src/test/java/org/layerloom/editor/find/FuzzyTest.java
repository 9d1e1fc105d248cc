package org.layerloom.editor.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzyTest {
  @Test
  void lettersMustOccurInOrder() {
    assertThat(Fuzzy.score("cnv", "Conv2d")).isPositive();
    assertThat(Fuzzy.score("vnc", "Conv2d")).isZero();
    assertThat(Fuzzy.score("zz", "Conv2d")).isZero();
  }

  @Test
  void initialsBeatScatteredLetters() {
    assertThat(Fuzzy.score("cbr", "Conv-BN-ReLU")).isGreaterThan(Fuzzy.score("cbr", "Cucumber"));
    assertThat(Fuzzy.score("mp", "MaxPool")).isGreaterThan(Fuzzy.score("mp", "Simple"));
  }

  @Test
  void theNameItselfBeatsABeginningAndThatBeatsTheMiddle() {
    assertThat(Fuzzy.score("dense", "Dense")).isEqualTo(1);
    assertThat(Fuzzy.score("dense", "Dense block")).isBetween(0.85, 0.99);
    assertThat(Fuzzy.score("dense", "Condensed")).isLessThan(Fuzzy.score("dense", "Big dense"));
  }

  @Test
  void anyNameCountsAlsoChinese() {
    assertThat(Fuzzy.best("卷积", List.of("Conv2d", "二维卷积"))).isPositive();
    assertThat(Fuzzy.best("", List.of("Conv2d"))).isEqualTo(0.5);
  }
}
