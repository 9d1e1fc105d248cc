package org.layerloom.editor.paint;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Measures and shortens text; remembers what it measured. For the JavaFX thread. */
public final class TextRuler {
  private static final int REMEMBERED = 20_000;
  private static final String DOTS = "…";

  private record Key(Font font, String text) {}

  private record Cut(Font font, String text, int width) {}

  private final Text probe = new Text();
  private final Map<Key, Double> widths = new Recent<>();
  private final Map<Cut, String> cuts = new Recent<>();

  /** Width of one line. */
  public double width(Font font, String text) {
    return widths.computeIfAbsent(
        new Key(font, text),
        key -> {
          probe.setFont(key.font());
          probe.setText(key.text());
          return probe.getLayoutBounds().getWidth();
        });
  }

  /** The text, or as much of its beginning as fits, with three dots. */
  public String fit(Font font, String text, double width) {
    if (text.isEmpty() || width(font, text) <= width) {
      return text;
    }
    return cuts.computeIfAbsent(
        new Cut(font, text, (int) width), key -> shorten(key.font(), key.text(), width));
  }

  private String shorten(Font font, String text, double width) {
    int low = 0;
    int high = text.length();
    while (low < high) {
      int middle = (low + high + 1) / 2;
      probe.setFont(font);
      probe.setText(text.substring(0, middle) + DOTS);
      if (probe.getLayoutBounds().getWidth() <= width) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return text.substring(0, low).stripTrailing() + DOTS;
  }

  private static final class Recent<K, V> extends LinkedHashMap<K, V> {
    Recent() {
      super(256, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > REMEMBERED;
    }
  }
}
