package org.layerloom.charts.paint;

import java.awt.Color;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.text.Font;
import org.layerloom.charts.Hue;

/**
 * Colours, fonts and language of a picture, taken from the pane's style sheet before each drawing.
 *
 * @param text titles
 * @param muted axis labels
 * @param grid grid lines
 * @param surface what lies behind
 * @param hues one colour for each kind of line
 * @param small font of axis labels and legend
 * @param bold font of the title
 * @param locale language of numbers and of the pane's own words
 */
public record Look(
    Color text,
    Color muted,
    Color grid,
    Color surface,
    Map<Hue, Color> hues,
    Font small,
    Font bold,
    Locale locale) {

  /** Colour of {@code hue}. */
  public Color of(Hue hue) {
    return hues.getOrDefault(hue, muted);
  }

  /** {@code color} as a veil: what is behind shines through by {@code 1 - strength}. */
  public static Color veil(Color color, double strength) {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * strength));
  }

  /** {@code color} moved towards the surface, opaque: dashes that cross do not darken. */
  public Color pale(Color color) {
    return new Color(
        (color.getRed() + surface.getRed()) / 2,
        (color.getGreen() + surface.getGreen()) / 2,
        (color.getBlue() + surface.getBlue()) / 2);
  }

  /** The colours for lines on a light or a dark surface. */
  public static Map<Hue, Color> hues(boolean dark) {
    Map<Hue, Color> hues = new EnumMap<>(Hue.class);
    for (Hue hue : Hue.values()) {
      hues.put(hue, new Color(rgb(hue, dark)));
    }
    return hues;
  }

  private static int rgb(Hue hue, boolean dark) {
    return switch (hue) {
      case TRAIN -> dark ? 0x4493F8 : 0x0969DA;
      case VALIDATION -> dark ? 0xE0762F : 0xD1621B;
      case TEST -> dark ? 0x3FB950 : 0x1A7F37;
      case VIOLET -> dark ? 0xA371F7 : 0x8250DF;
      case TEAL -> dark ? 0x2FB7C4 : 0x1B8A96;
      case AMBER -> dark ? 0xD29922 : 0x9A6700;
      case PINK -> dark ? 0xDB61A2 : 0xBF3989;
      case GREY -> dark ? 0x9198A1 : 0x6E7781;
    };
  }
}
