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

  @Test
  void chineseNamesAreFoundByTheFirstLettersOfTheirPronunciation() {
    String[][] words = {
      {"卷积", "jj"}, {"池化", "ch"}, {"归一化", "gyh"}, {"全连接", "qlj"}, {"损失", "ss"},
      {"训练", "xl"}, {"注意力", "zyl"}, {"残差块", "cck"}, {"嵌入", "qr"}, {"展平", "zp"},
      {"编码器层", "bmqc"}, {"最大值", "zdz"}, {"对齐", "dq"}, {"便签", "bq"}, {"数据", "sj"}
    };
    for (String[] word : words) {
      assertThat(Initials.of(word[0])).as(word[0]).isEqualTo(word[1]);
      assertThat(Fuzzy.best(word[1], List.of(word[0]))).isGreaterThan(0.8);
    }
    assertThat(Initials.of("dense")).isEmpty();
    assertThat(Fuzzy.best("xyz", List.of("卷积"))).isZero();
  }
}
