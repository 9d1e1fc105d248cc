package org.layerloom.editor.paint;

import java.util.Locale;
import javafx.scene.paint.Color;

/** Colours of families for which no style sheet speaks. */
public final class FamilyColours {
  private static final String[] HUES = {
    "#2f80ff", "#1f9aa0", "#8250df", "#d2691e", "#6e7781", "#cf3a5b", "#2da44e", "#bf8700",
    "#a06cd5", "#3b8ea5"
  };

  private FamilyColours() {}

  /**
   * The web colour if the key is one, grey for the empty key, else one of ten hues picked by the
   * key.
   */
  public static Color fallback(String key) {
    if (key.isEmpty()) {
      return Color.web("#7d8590");
    }
    if (isWeb(key)) {
      return Color.web(key);
    }
    return Color.web(HUES[Math.floorMod(key.toLowerCase(Locale.ROOT).hashCode(), HUES.length)]);
  }

  /** Whether a key is a colour by itself. */
  public static boolean isWeb(String key) {
    return key.startsWith("#");
  }
}
