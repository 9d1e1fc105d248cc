package org.layerloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the engine says has words in both languages. */
final class EngineWordsTest {

  private static final Pattern KEY =
      Pattern.compile("Message\\.of\\(\\s*\"(engine\\.[A-Za-z.]+)\"");

  @Test
  void everySentenceHasWordsInBothLanguages() throws IOException {
    TreeSet<String> said = new TreeSet<>(List.of("engine.only.dataset", "engine.only.train"));
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        KEY.matcher(Files.readString(file))
            .results()
            .map(found -> found.group(1))
            .filter(key -> !key.endsWith("."))
            .forEach(said::add);
      }
    }

    for (String bundle : List.of("Messages.properties", "Messages_zh_CN.properties")) {
      Properties words = new Properties();
      Path path = Path.of("src", "main", "resources", "org", "layerloom", "engine", bundle);
      try (Reader in = Files.newBufferedReader(path)) {
        words.load(in);
      }
      assertThat(words.stringPropertyNames()).as(bundle).containsExactlyInAnyOrderElementsOf(said);
    }
  }
}
