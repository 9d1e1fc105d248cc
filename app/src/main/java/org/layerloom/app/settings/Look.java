package org.layerloom.app.settings;

/** Light or dark, or with the strongest contrast. */
public enum Look {
  /** As the operating system is. */
  SYSTEM,
  LIGHT,
  DARK,
  /** Black, white and one accent. */
  CONTRAST
}
