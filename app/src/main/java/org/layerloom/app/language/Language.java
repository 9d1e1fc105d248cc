package org.layerloom.app.language;

import java.util.Locale;

/** A language that the window speaks. */
public enum Language {
  ENGLISH("English", Locale.US),
  CHINESE("简体中文", Locale.SIMPLIFIED_CHINESE);

  private final String ownName;
  private final Locale locale;

  Language(String ownName, Locale locale) {
    this.ownName = ownName;
    this.locale = locale;
  }

  /** As its speakers call it, whatever language the window is in. */
  public String ownName() {
    return ownName;
  }

  /** For numbers, dates and bundles. */
  public Locale locale() {
    return locale;
  }

  /** The one closest to what the system uses. */
  public static Language closestTo(Locale locale) {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? CHINESE : ENGLISH;
  }
}
