package org.layerloom.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said about files that come and go has words in both languages, with the same holes. */
final class ExchangeWordsTest {

  private static final Pattern KEY = Pattern.compile("\"(exchange\\.[A-Za-z.]+[A-Za-z])\"");
  private static final Pattern HOLE = Pattern.compile("\\{(\\d)");

  @Test
  void bothLanguagesSayTheSame() throws IOException {
    Properties english = bundle("");
    Properties chinese = bundle("_zh_CN");

    assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(holes(chinese.getProperty(key)))
          .as(key)
          .isEqualTo(holes(english.getProperty(key)));
      // Wording writes numbers itself.
      assertThat(english.getProperty(key)).as(key).doesNotContain(",number");
    }
  }

  @Test
  void whatIsSaidHasWords() throws IOException {
    TreeSet<String> said = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        KEY.matcher(Files.readString(file)).results().forEach(found -> said.add(found.group(1)));
      }
    }

    assertThat(bundle("").stringPropertyNames()).containsAll(said);
  }

  private static Set<String> holes(String pattern) {
    return HOLE.matcher(pattern)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties bundle(String language) throws IOException {
    Path path =
        Path.of("src/main/resources/org/layerloom/exchange/Messages" + language + ".properties");
    Properties words = new Properties();
    try (Reader in = Files.newBufferedReader(path)) {
      words.load(in);
    }
    return words;
  }
}
