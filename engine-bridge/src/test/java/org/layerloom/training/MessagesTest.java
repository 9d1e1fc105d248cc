package org.layerloom.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundle of this package has what this package and the engine's process say, twice. */
class MessagesTest {

  private static final ResourceBundle ENGLISH = bundle(Locale.ROOT);
  private static final ResourceBundle CHINESE = bundle(Locale.SIMPLIFIED_CHINESE);
  private static final Pattern USE =
      Pattern.compile("Message\\.of\\(\\s*\"(training\\.[A-Za-z.]+)\"");

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "org.layerloom.training.Messages",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(CHINESE.keySet()).isEqualTo(ENGLISH.keySet());
  }

  @Test
  void everySentenceIsUsedAndEveryUseHasASentence() throws IOException {
    Set<String> used = new TreeSet<>();
    for (String room : List.of("training", "engine")) {
      try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/layerloom", room))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          USE.matcher(Files.readString(file)).results().forEach(hit -> used.add(hit.group(1)));
        }
      }
    }
    assertThat(ENGLISH.keySet()).isEqualTo(used);
  }

  @Test
  void bothLanguagesPutTheSameValuesIn() {
    for (String key : ENGLISH.keySet()) {
      assertThat(values(CHINESE.getString(key))).as(key).isEqualTo(values(ENGLISH.getString(key)));
    }
  }

  private static Set<String> values(String pattern) {
    String text = new MessageFormat(pattern, Locale.ROOT).format(new Object[] {17, 18, 19});
    Set<String> found = new TreeSet<>();
    Pattern.compile("1[789]").matcher(text).results().forEach(hit -> found.add(hit.group()));
    return found;
  }
}
