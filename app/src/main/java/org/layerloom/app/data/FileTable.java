package org.layerloom.app.data;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.data.TableProfile;

/** The rows of a table's file as they stand, missing values marked. */
final class FileTable extends StackPane {

  private static final int MOST_COLUMNS = 100;
  private static final double WIDTH = 104;
  private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");

  private final TableView<List<String>> table;
  private final Words words;

  FileTable(Words words) {
    this.words = words;
    this.table = Columns.table("data-file", words);
    getChildren().setAll(table);
  }

  /** Shows some rows. */
  void show(TableProfile profile, TableProfile.Rows rows) {
    table.getItems().clear();
    table.getColumns().clear();
    int columns = Math.min(MOST_COLUMNS, profile.columns().size());
    for (int i = 0; i < columns; i++) {
      TableProfile.Column of = profile.columns().get(i);
      int at = i;
      boolean number = of.type() == TableProfile.Type.NUMBER;
      TableColumn<List<String>, String> column =
          Columns.add(
              table,
              of.name() + "\n" + words.text("data.type." + of.type()),
              number,
              WIDTH,
              row -> row.get(at));
      column.setCellFactory(it -> new Cell());
    }
    table.getItems().setAll(rows.cells());
  }

  /** Says where nothing stands. */
  private final class Cell extends TableCell<List<String>, String> {
    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
      super.updateItem(item, empty);
      boolean missing = !empty && item != null && TableProfile.missing(item);
      pseudoClassStateChanged(MISSING, missing);
      setText(empty || item == null ? "" : missing ? words.text("data.missing.cell", item) : item);
    }
  }
}
