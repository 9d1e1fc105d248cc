package org.layerloom.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sentences of the rooms project and data: none missing, none too many, in both languages. */
class BundlesTest {

  private static final Path SOURCES = Path.of("src/main/java/org/layerloom");

  @ParameterizedTest
  @ValueSource(strings = {"project", "data", "subnet", "lesson"})
  void bothLanguagesSayTheSame(String room) throws IOException {
    Properties english = bundle(room, "");
    Properties chinese = bundle(room, "_zh_CN");

    assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(values(chinese.getProperty(key)))
          .as(key)
          .isEqualTo(values(english.getProperty(key)));
      assertThat(english.getProperty(key)).as(key).doesNotContain("'");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"project", "data", "subnet", "lesson"})
  void everySentenceIsUsed(String room) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path root : List.of(SOURCES, Path.of("../samples/src/main/java"))) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          all.append(Files.readString(file));
        }
      }
    }
    for (String key : bundle(room, "").stringPropertyNames()) {
      // some keys are put together: their last word stands alone
      String last = key.substring(key.lastIndexOf('.') + 1);
      assertThat(all).as(key).containsAnyOf("\"" + key + "\"", "\"" + last + "\"");
    }
    Matcher used = Pattern.compile("\"(" + room + "\\.[a-zA-Z.]+[a-zA-Z])\"").matcher(all);
    Set<String> keys = new TreeSet<>();
    while (used.find()) {
      keys.add(used.group(1));
    }
    keys.removeAll(
        Set.of("project.loom", "lesson.json", "data.pkl", "data.safetensors")); // names of files
    assertThat(bundle(room, "").stringPropertyNames()).containsAll(keys);
  }

  private static Set<String> values(String pattern) {
    Matcher matcher = Pattern.compile("\\{(\\d)").matcher(pattern);
    Set<String> found = new TreeSet<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static Properties bundle(String room, String language) throws IOException {
    String name = "/org/layerloom/" + room + "/Messages" + language + ".properties";
    Properties bundle = new Properties();
    try (InputStream in = BundlesTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      bundle.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return bundle;
  }
}
