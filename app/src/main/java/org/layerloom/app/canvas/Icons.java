package org.layerloom.app.canvas;

import java.util.HashMap;
import java.util.Map;
import org.kordamp.ikonli.javafx.FontIcon;

/** The characters that kinds' icons are in the icon font. */
final class Icons {

  private final Map<String, String> known = new HashMap<>();

  /** The one character of an Ikonli code, in Ikonli's own font. */
  String character(String code) {
    return known.computeIfAbsent(code, c -> new FontIcon(c).getText());
  }
}
