package org.layerloom.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void smallNumbersAreWrittenByPowersOfTen() {
    assertThat(Figures.text(0.001)).isEqualTo("0.001");
    assertThat(Figures.text(1e-5)).isEqualTo("1e-5");
    assertThat(Figures.text(0)).isEqualTo("0");
    assertThat(Figures.text(0.5)).isEqualTo("0.5");
  }

  @Test
  void oneNumberStandsForAllThatAreNeeded() {
    assertThat(Figures.wholes("3", 2)).isEqualTo(List.of(3L, 3L));
    assertThat(Figures.wholes(" 3 × 5 ", 2)).isEqualTo(List.of(3L, 5L));
    assertThat(Figures.wholes("3x5", 2)).isEqualTo(List.of(3L, 5L));
    assertThat(Figures.wholes("3, 5", 2)).isEqualTo(List.of(3L, 5L));
  }

  @Test
  void wordsAreNoNumbers() {
    assertThatThrownBy(() -> Figures.wholes("three", 2)).isInstanceOf(NumberFormatException.class);
  }
}
