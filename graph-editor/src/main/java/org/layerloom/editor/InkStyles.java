package org.layerloom.editor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.FontCssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.control.Control;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.layerloom.editor.paint.Ink;

/** The editor's styleable properties: a colour for each {@link Ink} and the two fonts. */
final class InkStyles {
  private static final Map<Ink, CssMetaData<GraphEditor, Color>> INKS = new EnumMap<>(Ink.class);

  private static final FontCssMetaData<GraphEditor> FONT =
      new FontCssMetaData<>("-fx-font", Font.getDefault()) {
        @Override
        public boolean isSettable(GraphEditor editor) {
          return !editor.styles().font.isBound();
        }

        @Override
        public StyleableProperty<Font> getStyleableProperty(GraphEditor editor) {
          return editor.styles().font;
        }
      };

  private static final FontCssMetaData<GraphEditor> ICON_FONT =
      new FontCssMetaData<>("-graph-icon-font", Font.getDefault()) {
        @Override
        public boolean isSettable(GraphEditor editor) {
          return !editor.styles().iconFont.isBound();
        }

        @Override
        public StyleableProperty<Font> getStyleableProperty(GraphEditor editor) {
          return editor.styles().iconFont;
        }
      };

  static {
    for (Ink ink : Ink.values()) {
      INKS.put(ink, new InkMetaData(ink));
    }
  }

  final StyleableObjectProperty<Font> font;
  final StyleableObjectProperty<Font> iconFont;
  private final Map<Ink, StyleableObjectProperty<Color>> inks = new EnumMap<>(Ink.class);

  InkStyles(GraphEditor editor) {
    font = new SimpleStyleableObjectProperty<>(FONT, editor, "font", Font.getDefault());
    iconFont =
        new SimpleStyleableObjectProperty<>(ICON_FONT, editor, "iconFont", Font.getDefault());
    for (Ink ink : Ink.values()) {
      inks.put(
          ink,
          new SimpleStyleableObjectProperty<>(
              metaData(ink), editor, ink.property(), Color.web(ink.fallback())));
    }
  }

  private static CssMetaData<GraphEditor, Color> metaData(Ink ink) {
    return INKS.computeIfAbsent(ink, InkMetaData::new);
  }

  StyleableObjectProperty<Color> ink(Ink ink) {
    return inks.computeIfAbsent(
        ink, _ -> new SimpleStyleableObjectProperty<>(metaData(ink), Color.web(ink.fallback())));
  }

  static List<CssMetaData<? extends Styleable, ?>> classMetaData() {
    List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Control.getClassCssMetaData());
    all.add(FONT);
    all.add(ICON_FONT);
    all.addAll(INKS.values());
    return List.copyOf(all);
  }

  private static final class InkMetaData extends CssMetaData<GraphEditor, Color> {
    private final Ink ink;

    InkMetaData(Ink ink) {
      super(ink.property(), StyleConverter.getColorConverter(), Color.web(ink.fallback()));
      this.ink = ink;
    }

    @Override
    public boolean isSettable(GraphEditor editor) {
      return !editor.styles().ink(ink).isBound();
    }

    @Override
    public StyleableProperty<Color> getStyleableProperty(GraphEditor editor) {
      return editor.styles().ink(ink);
    }
  }
}
