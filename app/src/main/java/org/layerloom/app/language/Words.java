package org.layerloom.app.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/** The window's own texts in one language. */
public final class Words {

  private final Language language;
  private final Properties texts = new Properties();

  public Words(Language language) {
    this.language = language;
    String file = "words_" + language.locale().getLanguage() + ".properties";
    try (InputStream stream = Words.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is not in the program");
      }
      texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Language language() {
    return language;
  }

  public Locale locale() {
    return language.locale();
  }

  public Set<String> keys() {
    return texts.stringPropertyNames();
  }

  /**
   * The text of a key with values put in ({@link MessageFormat}).
   *
   * @throws IllegalArgumentException for a key without a text
   */
  public String text(String key, Object... values) {
    String pattern = texts.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no text for " + key + " in " + language);
    }
    return new MessageFormat(pattern, locale()).format(values);
  }
}
