package org.layerloom.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BundleTest {
  private static ResourceBundle words(Locale locale) {
    return ResourceBundle.getBundle("org.layerloom.charts.words", locale);
  }

  @Test
  void chineseSaysEverythingThatEnglishSays() {
    ResourceBundle chinese = words(Locale.SIMPLIFIED_CHINESE);
    ResourceBundle english = words(Locale.ENGLISH);
    assertThat(chinese.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      assertThat(chinese.getString(key)).as(key).isNotEqualTo(english.getString(key));
      assertThat(holes(chinese.getString(key))).as(key).isEqualTo(holes(english.getString(key)));
    }
  }

  @Test
  void englishIsEnglishOnAChineseMachine() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
      ResourceBundle.clearCache();
      assertThat(words(Locale.ENGLISH).getString("menu.showAll")).isEqualTo("Show everything");
    } finally {
      Locale.setDefault(before);
      ResourceBundle.clearCache();
    }
  }

  private static java.util.SortedSet<String> holes(String pattern) {
    return new java.util.TreeSet<>(
        Pattern.compile("\\{\\d}").matcher(pattern).results().map(r -> r.group()).toList());
  }
}
