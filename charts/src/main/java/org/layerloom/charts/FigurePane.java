package org.layerloom.charts;

import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Skin;
import org.jspecify.annotations.Nullable;
import org.layerloom.charts.paint.Bundle;
import org.layerloom.charts.paint.FigurePicture;
import org.layerloom.charts.paint.FigureText;
import org.layerloom.charts.paint.Look;

/**
 * Shows a {@link Figure}: confusion matrix, bars, histogram, scatter, curves. Pointing at a part
 * says what it is; a click, or Enter, opens it by {@link #setOnOpen}. Arrow keys go from part to
 * part. The context menu saves and copies.
 */
public final class FigurePane extends DrawnPane {
  private final ObjectProperty<@Nullable Figure> figure =
      new SimpleObjectProperty<>(this, "figure", null);
  private final ObjectProperty<Figure.@Nullable Part> pointed =
      new SimpleObjectProperty<>(this, "pointed", null);
  private Consumer<Figure.Part> onOpen = _ -> {};

  /** A pane without figure: it says its empty text. */
  public FigurePane() {
    getStyleClass().add("chart-pane");
  }

  /** A pane that shows {@code figure}. */
  public FigurePane(Figure figure) {
    this();
    setFigure(figure);
  }

  /** What is shown, or null for the empty text. */
  public ObjectProperty<@Nullable Figure> figureProperty() {
    return figure;
  }

  public @Nullable Figure getFigure() {
    return figure.get();
  }

  public void setFigure(@Nullable Figure value) {
    setPointed(null);
    figure.set(value);
  }

  /** The part that mouse or arrow keys point at, or null. */
  public ObjectProperty<Figure.@Nullable Part> pointedProperty() {
    return pointed;
  }

  public Figure.@Nullable Part getPointed() {
    return pointed.get();
  }

  public void setPointed(Figure.@Nullable Part value) {
    pointed.set(value);
  }

  /** What opening a part does, such as showing the samples of a cell of the confusion matrix. */
  public void setOnOpen(Consumer<Figure.Part> action) {
    onOpen = action;
  }

  void open(Figure.Part part) {
    onOpen.accept(part);
  }

  @Override
  Drawing drawing() {
    Figure shown = figure.get();
    Look look = look();
    double width = Drawing.width(this);
    double height = Drawing.height(this);
    return Drawing.of(
        this,
        () ->
            target -> {
              if (shown != null) {
                FigurePicture.draw(target, shown, look, width, height);
              }
            },
        out -> {
          if (shown != null) {
            FigureText.csv(shown, out);
          }
        });
  }

  @Override
  String heading() {
    Figure shown = figure.get();
    return shown == null ? "" : shown.title();
  }

  @Override
  String summary() {
    Figure shown = figure.get();
    return shown == null
        ? Bundle.say(getLocale(), "summary.empty", "", getEmptyText()).strip()
        : FigureText.summary(shown, getLocale());
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    return new FigurePaneSkin(this);
  }
}
