package org.layerloom.app.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;

/**
 * The bundled typeface: Noto Sans SC in two weights, for a bare machine has no Chinese. JavaFX
 * reads both files under the family name {@value #FAMILY}, whatever their weight: the files are
 * instances of a variable font and keep its first name.
 */
public final class Fonts {

  /** As style sheets name it. */
  public static final String FAMILY = "Noto Sans SC Thin";

  private static final double ANY_SIZE = 13;

  void load() {
    for (int weight : new int[] {400, 700}) {
      String file = "noto-sans-sc-chinese-simplified-" + weight + "-normal.woff";
      try (InputStream stream = Fonts.class.getResourceAsStream(file)) {
        if (stream == null || Font.loadFont(stream, ANY_SIZE) == null) {
          throw new IllegalStateException(file + " is not in the program or cannot be read");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
