package org.layerloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both languages say the same things. */
final class WordsTest {

  private static final String ROOM = "org.layerloom.app.cli.";

  @ParameterizedTest
  @ValueSource(strings = {"Sentences", "Help"})
  void haveTheSameKeys(String bundle) {
    assertThat(keys(bundle, Locale.SIMPLIFIED_CHINESE)).isEqualTo(keys(bundle, Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sentences"})
  void fillInTheSameValues(String bundle) {
    ResourceBundle english = ResourceBundle.getBundle(ROOM + bundle, Locale.ROOT);
    ResourceBundle chinese = ResourceBundle.getBundle(ROOM + bundle, Locale.SIMPLIFIED_CHINESE);
    for (String key : english.keySet()) {
      assertThat(values(chinese.getString(key))).as(key).isEqualTo(values(english.getString(key)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void loseNoApostropheAndNoBrace(String language) {
    Words words = new Words(Locale.forLanguageTag(language));
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            ROOM + "Sentences", language.equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ROOT);
    for (String key : bundle.keySet()) {
      String said = words.say(key, 1, 2, 3, 4, 5);
      assertThat(said).as(key).doesNotContain("{", "}");
      if (bundle.getString(key).contains("''")) {
        assertThat(said).as(key).contains("'");
      }
    }
  }

  private static Set<String> keys(String bundle, Locale locale) {
    // The file itself: a bundle would fill in from English what is missing in Chinese.
    String suffix = locale.equals(Locale.ROOT) ? "" : "_" + locale;
    Properties own = new Properties();
    try (var in = WordsTest.class.getResourceAsStream(bundle + suffix + ".properties")) {
      own.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Set<String> keys = new TreeSet<>(own.stringPropertyNames());
    return keys;
  }

  private static Set<Integer> values(String pattern) {
    Set<Integer> numbers = new TreeSet<>();
    java.util.regex.Matcher matcher = java.util.regex.Pattern.compile("\\{(\\d+)").matcher(pattern);
    while (matcher.find()) {
      numbers.add(Integer.valueOf(matcher.group(1)));
    }
    assertThat(new MessageFormat(pattern, Locale.ENGLISH).getFormats()).isNotNull();
    return numbers;
  }
}
