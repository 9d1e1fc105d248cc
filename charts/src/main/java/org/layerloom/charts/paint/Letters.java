package org.layerloom.charts.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.apache.batik.svggen.SVGGraphics2D;

/**
 * Measures and writes text in JavaFX fonts on any Graphics2D. JFreeChart's own text goes through
 * AWT fonts, which do not know a font that the application loaded into JavaFX, and which fail on a
 * machine without any font.
 */
public final class Letters {
  private static final int REMEMBERED = 512;

  /** Widths are asked for again every frame and cost a text layout each. */
  private static final Map<Key, Double> WIDTHS =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Double> eldest) {
          return size() > REMEMBERED;
        }
      };

  private Letters() {}

  private record Key(Font font, String text) {}

  /** Advance width of {@code text} in pixels. */
  public static double width(String text, Font font) {
    synchronized (WIDTHS) {
      return WIDTHS.computeIfAbsent(new Key(font, text), Letters::measure);
    }
  }

  private static double measure(Key key) {
    var text = new Text(key.text());
    text.setFont(key.font());
    return text.getLayoutBounds().getWidth();
  }

  /** {@code text}, cut with an ellipsis where it is wider than {@code room}. */
  public static String fitting(String text, Font font, double room) {
    if (width(text, font) <= room) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(text.substring(0, end) + "…", font) > room) {
      end = text.offsetByCodePoints(end, -1);
    }
    return end == 0 ? "" : text.substring(0, end) + "…";
  }

  /** Height of digits and capitals above the baseline, near enough for every text font. */
  public static double ascent(Font font) {
    return font.getSize() * 0.72;
  }

  /** Writes {@code text} with its baseline beginning at ({@code x}, {@code baseline}). */
  public static void draw(
      Graphics2D target, String text, double x, double baseline, Font font, Color color) {
    switch (target) {
      case CanvasGraphics canvas -> canvas.text(text, x, baseline, font, color);
      case SVGGraphics2D svg -> {
        boolean bold = font.getStyle().toLowerCase(java.util.Locale.ROOT).contains("bold");
        svg.setColor(color);
        svg.setFont(
            new java.awt.Font(
                    font.getFamily(),
                    bold ? java.awt.Font.BOLD : java.awt.Font.PLAIN,
                    (int) font.getSize())
                .deriveFont((float) font.getSize()));
        svg.drawString(text, (float) x, (float) baseline);
      }
      default -> {
        target.setColor(color);
        target.fill(Outlines.of(text, font, x, baseline));
      }
    }
  }

  /** As {@link #draw}, ending at {@code right}. */
  public static void drawRight(
      Graphics2D target, String text, double right, double baseline, Font font, Color color) {
    draw(target, text, right - width(text, font), baseline, font, color);
  }

  /** As {@link #draw}, centred on {@code middle}. */
  public static void drawCentred(
      Graphics2D target, String text, double middle, double baseline, Font font, Color color) {
    draw(target, text, middle - width(text, font) / 2, baseline, font, color);
  }
}
