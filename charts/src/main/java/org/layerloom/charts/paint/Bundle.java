package org.layerloom.charts.paint;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The pane's own words in a language. */
public final class Bundle {
  private Bundle() {}

  /** The words behind {@code key} with {@code values} filled in. */
  public static String say(Locale locale, String key, Object... values) {
    String pattern = ResourceBundle.getBundle("org.layerloom.charts.words", locale).getString(key);
    return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
  }
}
