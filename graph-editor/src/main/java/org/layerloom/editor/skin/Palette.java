package org.layerloom.editor.skin;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.paint.DrawingPainter;
import org.layerloom.editor.paint.FamilyColours;
import org.layerloom.editor.paint.Ink;
import org.layerloom.editor.paint.TextRuler;
import org.layerloom.editor.paint.Theme;

/**
 * Asks the style sheets for colours. The roles are styleable properties of the editor; each family
 * has an invisible swatch of the style classes {@code graph-family} and {@code family-KEY}.
 */
final class Palette extends Group {
  private final GraphEditor editor;
  private final Map<String, Swatch> swatches = new HashMap<>();
  private @Nullable Theme theme;
  private @Nullable DrawingPainter painter;
  private Runnable onChange = () -> {};

  Palette(GraphEditor editor) {
    this.editor = editor;
    setManaged(false);
    setMouseTransparent(true);
    for (Ink ink : Ink.values()) {
      editor.inkProperty(ink).addListener((_, _, _) -> invalidate());
    }
    editor.fontProperty().addListener((_, _, _) -> invalidate());
    editor.iconFontProperty().addListener((_, _, _) -> invalidate());
  }

  void onChange(Runnable action) {
    onChange = action;
  }

  private void invalidate() {
    theme = null;
    painter = null;
    onChange.run();
  }

  /** Makes a swatch for each family of the model that has none. */
  void meet(GraphModel model) {
    model
        .nodes()
        .forEach(
            n -> {
              meet(n.family());
              n.ports().forEach(p -> meet(p.colour()));
            });
    model.frames().forEach(f -> meet(f.colour()));
    model.notes().forEach(n -> meet(n.colour()));
  }

  void meet(String key) {
    if (key.isEmpty() || FamilyColours.isWeb(key) || swatches.containsKey(key)) {
      return;
    }
    Swatch swatch = new Swatch(key);
    swatch.colourProperty().addListener((_, _, _) -> invalidate());
    swatches.put(key, swatch);
    getChildren().add(swatch);
  }

  private Color family(String key) {
    Swatch swatch = swatches.get(key);
    return swatch == null ? FamilyColours.fallback(key) : swatch.colour();
  }

  Theme theme() {
    Theme current = theme;
    if (current == null) {
      Map<Ink, Color> inks = new EnumMap<>(Ink.class);
      for (Ink ink : Ink.values()) {
        inks.put(ink, editor.inkProperty(ink).get());
      }
      current =
          new Theme(
              inks, this::family, editor.fontProperty().get(), editor.iconFontProperty().get());
      theme = current;
    }
    return current;
  }

  DrawingPainter painter(TextRuler ruler) {
    DrawingPainter current = painter;
    if (current == null) {
      current = new DrawingPainter(theme(), ruler);
      painter = current;
    }
    return current;
  }
}
