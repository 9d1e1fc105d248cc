package org.layerloom.charts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.css.CssMetaData;
import javafx.css.FontCssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.converter.ColorConverter;
import javafx.scene.control.Control;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.layerloom.charts.paint.Look;

/**
 * The style of chart panes: a font that is inherited as that of labels is ({@code -fx-font}, {@code
 * -fx-font-family}, {@code -fx-font-size}), and colours.
 *
 * <table>
 * <caption>CSS properties of {@code .chart-pane}</caption>
 * <tr><td>-loom-chart-text</td><td>title and readout</td></tr>
 * <tr><td>-loom-chart-muted</td><td>axis labels</td></tr>
 * <tr><td>-loom-chart-grid</td><td>grid lines</td></tr>
 * <tr><td>-loom-chart-surface</td><td>background</td></tr>
 * <tr><td>-loom-chart-train, -loom-chart-validation</td><td>the two main lines; when not given,
 * fitting the surface</td></tr>
 * </table>
 *
 * <p>The panes' own sheet is light. Add {@link #ATLANTAFX} to the scene's style sheets when the
 * application uses a theme of AtlantaFX and the panes take over its colours, light or dark.
 */
public final class ChartStyle {
  /** Style sheet that takes the colours from AtlantaFX's looked-up colours. */
  public static final String ATLANTAFX = sheet("atlantafx.css");

  static final String STYLE_SHEET = sheet("charts.css");

  /** A control that has a style of charts. */
  interface Styled {
    ChartStyle chartStyle();
  }

  /** The colours, with what they are without any style sheet; transparent: chosen by the rest. */
  private enum Ink {
    TEXT("#1f2328"),
    MUTED("#656d76"),
    GRID("#e4e8ec"),
    SURFACE("#ffffff"),
    TRAIN("transparent"),
    VALIDATION("transparent");

    private final String web;

    Ink(String web) {
      this.web = web;
    }

    Color initial() {
      return Color.web(web);
    }
  }

  private static final Map<Ink, CssMetaData<Control, Color>> INK_META = new EnumMap<>(Ink.class);

  private static final FontCssMetaData<Control> FONT_META =
      new FontCssMetaData<>("-fx-font", Font.getDefault()) {
        @Override
        public boolean isSettable(Control control) {
          return true;
        }

        @Override
        public StyleableProperty<Font> getStyleableProperty(Control control) {
          return of(control).font;
        }
      };

  private static final List<CssMetaData<? extends Styleable, ?>> META;

  static {
    for (Ink ink : Ink.values()) {
      INK_META.put(ink, colorMeta(ink));
    }
    List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Control.getClassCssMetaData());
    all.addAll(INK_META.values());
    all.add(FONT_META);
    META = List.copyOf(all);
  }

  private final Map<Ink, SimpleStyleableObjectProperty<Color>> inks = new EnumMap<>(Ink.class);
  private final SimpleStyleableObjectProperty<Font> font;

  ChartStyle(Control control) {
    for (Ink ink : Ink.values()) {
      inks.put(
          ink,
          new SimpleStyleableObjectProperty<>(
              Objects.requireNonNull(INK_META.get(ink)), control, ink.name(), ink.initial()));
    }
    font = new SimpleStyleableObjectProperty<>(FONT_META, control, "font", Font.getDefault());
  }

  static List<CssMetaData<? extends Styleable, ?>> metaData() {
    return META;
  }

  /** Calls {@code changed} whenever a style sheet changes something. */
  void onChange(Runnable changed) {
    List<Observable> all = new ArrayList<>(inks.values());
    all.add(font);
    all.forEach(each -> each.addListener(_ -> changed.run()));
  }

  /** The style as the painters want it. */
  Look look(Locale locale) {
    Color surface = color(Ink.SURFACE);
    Color shown = surface.getOpacity() == 0 ? color(Ink.TEXT).invert() : surface;
    boolean dark = shown.getBrightness() < 0.5;
    Map<Hue, java.awt.Color> hues = Look.hues(dark);
    if (color(Ink.TRAIN).getOpacity() > 0) {
      hues.put(Hue.TRAIN, awt(color(Ink.TRAIN)));
    }
    if (color(Ink.VALIDATION).getOpacity() > 0) {
      hues.put(Hue.VALIDATION, awt(color(Ink.VALIDATION)));
    }
    Font base = font.get();
    double size = base.getSize();
    return new Look(
        awt(color(Ink.TEXT)),
        awt(color(Ink.MUTED)),
        awt(color(Ink.GRID)),
        awt(surface),
        hues,
        Font.font(base.getFamily(), FontWeight.NORMAL, Math.max(9, size - 1.5)),
        Font.font(base.getFamily(), FontWeight.BOLD, size),
        locale);
  }

  private Color color(Ink ink) {
    Color color = Objects.requireNonNull(inks.get(ink)).get();
    return color == null ? ink.initial() : color; // a style sheet may say null
  }

  private static java.awt.Color awt(Color color) {
    return new java.awt.Color(
        (float) color.getRed(),
        (float) color.getGreen(),
        (float) color.getBlue(),
        (float) color.getOpacity());
  }

  private static ChartStyle of(Control control) {
    return ((Styled) control).chartStyle();
  }

  private static CssMetaData<Control, Color> colorMeta(Ink ink) {
    return new CssMetaData<>(
        "-loom-chart-" + ink.name().toLowerCase(Locale.ROOT),
        ColorConverter.getInstance(),
        ink.initial()) {
      @Override
      public boolean isSettable(Control control) {
        return true;
      }

      @Override
      public StyleableProperty<Color> getStyleableProperty(Control control) {
        return Objects.requireNonNull(of(control).inks.get(ink));
      }
    };
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(ChartStyle.class.getResource(name), name).toExternalForm();
  }
}
