package org.layerloom.app.cli;

import java.util.List;
import java.util.Locale;

/** Finds out the language before anything is read, because the help is in it too. */
final class Language {

  private static final String OPTION = "--lang";

  private Language() {}

  /** What {@code --lang zh} or {@code --lang=zh} asks for, else the machine's. */
  static Locale of(List<String> arguments, Locale machine) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith(OPTION + "=")) {
        return Locale.forLanguageTag(argument.substring(OPTION.length() + 1));
      }
      if (argument.equals(OPTION) && i + 1 < arguments.size()) {
        return Locale.forLanguageTag(arguments.get(i + 1));
      }
    }
    return machine;
  }
}
