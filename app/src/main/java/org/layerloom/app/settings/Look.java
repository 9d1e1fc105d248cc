package org.layerloom.app.settings;

/** Light or dark. */
public enum Look {
  /** As the operating system is. */
  SYSTEM,
  LIGHT,
  DARK
}
