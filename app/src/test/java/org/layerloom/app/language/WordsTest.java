package org.layerloom.app.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  private final Words english = new Words(Language.ENGLISH);
  private final Words chinese = new Words(Language.CHINESE);

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(chinese.keys()).isEqualTo(english.keys());
  }

  @Test
  void everyTextCanBeFilledIn() {
    for (Words words : new Words[] {english, chinese}) {
      for (String key : words.keys()) {
        assertThat(words.text(key, 1, 2, 3)).as(key).isNotBlank();
      }
    }
  }

  @Test
  void englishTextsHoldNoChinese() {
    for (String key : english.keys()) {
      assertThat(CHINESE.matcher(english.text(key, 1, 2, 3)).find()).as(key).isFalse();
    }
  }

  @Test
  void aMissingKeyIsABug() {
    assertThatThrownBy(() -> english.text("no.such.key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.such.key");
  }

  @Test
  void figuresAreWrittenAsTheLanguageWritesThem() {
    Numbers figures = new Numbers(english);
    assertThat(figures.count(225_034)).isEqualTo("225,034");
    assertThat(figures.compact(2_631_000)).isEqualTo("2.6 M");
    assertThat(new Numbers(chinese).compact(2_631_000)).isEqualTo("263.1万");
    assertThat(figures.bytes(84_500)).isEqualTo("84.5 kB");
    assertThat(figures.percent(0.9889, 2)).isEqualTo("98.89 %");
    assertThat(figures.duration(48.2)).isEqualTo("48 s");
    assertThat(figures.duration(125)).isEqualTo("2 min 5 s");
    assertThat(figures.duration(7260)).isEqualTo("2 h 1 min");
  }
}
