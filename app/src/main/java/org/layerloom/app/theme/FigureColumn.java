package org.layerloom.app.theme;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * A column of figures: right-aligned, sorted by what they are rather than by how they are said.
 *
 * @param <S> a row
 */
public final class FigureColumn<S> extends TableColumn<S, Double> {

  /**
   * @param value of a row; not a number where it has none
   * @param text how a number is said
   * @param none what stands there instead of none
   */
  public FigureColumn(
      String title, ToDoubleFunction<S> value, Function<Double, String> text, String none) {
    super(title);
    getStyleClass().add("figure-column");
    setCellValueFactory(it -> new SimpleObjectProperty<>(value.applyAsDouble(it.getValue())));
    setCellFactory(it -> new Cell<>(text, none));
  }

  private static final class Cell<S> extends TableCell<S, Double> {
    private final Function<Double, String> text;
    private final String none;

    Cell(Function<Double, String> text, String none) {
      this.text = text;
      this.none = none;
    }

    @Override
    protected void updateItem(@Nullable Double figure, boolean empty) {
      super.updateItem(figure, empty);
      if (empty || figure == null) {
        setText("");
      } else {
        setText(Double.isNaN(figure) ? none : text.apply(figure));
      }
    }
  }
}
