package org.layerloom.editor.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  @ParameterizedTest
  @ValueSource(strings = {"words", "sampler/recipe"})
  void chineseHasEveryWordAndNoOther(String bundle) throws Exception {
    assertThat(load(bundle + "_zh").keySet()).isEqualTo(load(bundle).keySet());
  }

  @Test
  void englishIsEnglishWhateverTheSystemSpeaks() {
    Locale system = Locale.getDefault();
    try {
      Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
      assertThat(Words.of(Locale.ENGLISH, "search.prompt")).isEqualTo("Search what to add");
      assertThat(Words.of(Locale.SIMPLIFIED_CHINESE, "editor.summary", 2, 1)).contains("2", "1");
    } finally {
      Locale.setDefault(system);
    }
  }

  private static Properties load(String name) throws Exception {
    Properties words = new Properties();
    String path = "/org/layerloom/editor/" + name + ".properties";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(WordsTest.class.getResourceAsStream(path), path),
            StandardCharsets.UTF_8)) {
      words.load(reader);
    }
    return words;
  }
}
