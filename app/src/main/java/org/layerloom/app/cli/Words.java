package org.layerloom.app.cli;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The command line's sentences in one language. */
final class Words {

  static final Locale ENGLISH = Locale.ENGLISH;
  static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

  private final Locale locale;
  private final ResourceBundle sentences;
  private final ResourceBundle help;

  Words(Locale wanted) {
    locale = wanted.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    // The root bundle is English: asking for it by name keeps the machine's own locale out of it.
    Locale named = locale.equals(CHINESE) ? CHINESE : Locale.ROOT;
    sentences = ResourceBundle.getBundle("org.layerloom.app.cli.Sentences", named);
    help = ResourceBundle.getBundle("org.layerloom.app.cli.Help", named);
  }

  Locale locale() {
    return locale;
  }

  /** Descriptions of commands and options, under picocli's keys. */
  ResourceBundle help() {
    return help;
  }

  /** A sentence with its values filled in ({@link MessageFormat}). */
  String say(String key, Object... values) {
    return new MessageFormat(sentences.getString(key), locale).format(values);
  }

  /** What a run reports beside the loss, as {@code accuracy}. */
  String measure(String name) {
    String key = "measure." + name;
    return sentences.containsKey(key) ? sentences.getString(key) : name;
  }

  /** {@code a, b and c}, as the language joins them. */
  String list(List<String> items) {
    return String.join(say("list.separator"), items);
  }
}
