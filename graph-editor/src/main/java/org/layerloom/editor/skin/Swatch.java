package org.layerloom.editor.skin;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.layerloom.editor.paint.FamilyColours;

/** An invisible node through which the style sheets tell the colour of a family. */
final class Swatch extends Region {
  private static final CssMetaData<Swatch, Color> COLOUR =
      new CssMetaData<>("-graph-ink", StyleConverter.getColorConverter(), Color.GRAY) {
        @Override
        public boolean isSettable(Swatch swatch) {
          return !swatch.colour.isBound();
        }

        @Override
        public StyleableProperty<Color> getStyleableProperty(Swatch swatch) {
          return swatch.colour;
        }
      };

  private static final List<CssMetaData<? extends Styleable, ?>> ALL = all();

  private final StyleableObjectProperty<Color> colour;

  Swatch(String family) {
    colour =
        new SimpleStyleableObjectProperty<>(COLOUR, this, "colour", FamilyColours.fallback(family));
    getStyleClass().addAll("graph-family", "family-" + family);
    setManaged(false);
  }

  private static List<CssMetaData<? extends Styleable, ?>> all() {
    List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Region.getClassCssMetaData());
    all.add(COLOUR);
    return List.copyOf(all);
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return ALL;
  }

  ObjectProperty<Color> colourProperty() {
    return colour;
  }

  Color colour() {
    return colour.get();
  }
}
