package org.layerloom.app.settings;

/** How large the window's words are. */
public enum TextSize {
  NORMAL,
  LARGE,
  LARGEST
}
