package org.layerloom.app.data;

import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.layerloom.app.language.Words;

/** Makes tables of text. */
final class Columns {

  private static final double MOST_TEXT = 420;

  private Columns() {}

  /** An empty table that looks like the others. */
  static <R> TableView<R> table(String id, Words words) {
    TableView<R> table = new TableView<>();
    table.setId(id);
    table.getStyleClass().add("figures-table");
    table.setAccessibleText(words.text("data.accessible." + id));
    table.setPlaceholder(new javafx.scene.control.Label(""));
    return table;
  }

  /** Adds a column of figures or words. */
  static <R> TableColumn<R, String> add(
      TableView<R> table, String title, boolean figures, double width, Function<R, String> text) {
    TableColumn<R, String> column = new TableColumn<>(title);
    column.setCellValueFactory(it -> new SimpleObjectProperty<>(text.apply(it.getValue())));
    column.setSortable(false);
    column.setPrefWidth(Math.min(MOST_TEXT, width));
    if (figures) {
      column.getStyleClass().add("figure-column");
    }
    table.getColumns().add(column);
    return column;
  }
}
