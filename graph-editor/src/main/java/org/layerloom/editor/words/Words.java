package org.layerloom.editor.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.layerloom.editor.GraphEditor;

/** The control's own words, from its bundle. */
public final class Words {
  private static final String BUNDLE = "org.layerloom.editor.words";

  private Words() {}

  /** The words for a key in the editor's language, with the arguments put in. */
  public static String of(GraphEditor editor, String key, Object... arguments) {
    return of(editor.getLocale(), key, arguments);
  }

  /** The words for a key in a language, with the arguments put in. */
  public static String of(Locale locale, String key, Object... arguments) {
    ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale, Words.class.getModule());
    String pattern = bundle.getString(key);
    return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
  }
}
