package org.layerloom.app.stepping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import org.layerloom.network.Shape;
import org.layerloom.training.Stepped.Numbers;

/** Numbers as a table, one of whose cells is looked at: pointed at, or chosen with the keys. */
final class TensorTable extends TableView<Integer> {

  /** Beyond these a person sees no more; the picture shows the rest. */
  private static final int MOST = 64;

  private final IntConsumer chosen;
  private int width = 1;
  private float[] values = new float[0];

  /**
   * @param chosen called with the place of the number that is looked at
   */
  TensorTable(IntConsumer chosen) {
    this.chosen = chosen;
    setId("stepping-table");
    getStyleClass().add("figures-table");
    getSelectionModel().setCellSelectionEnabled(true);
    getSelectionModel().getSelectedCells().addListener((javafx.beans.Observable it) -> tell());
  }

  void show(Numbers numbers) {
    values = numbers.values();
    Shape shape = numbers.shape();
    width = shape.rank() < 2 ? values.length : Math.toIntExact(shape.last());
    int columns = Math.min(MOST, Math.max(1, width));
    if (getColumns().size() != columns) {
      List<TableColumn<Integer, String>> fresh = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        fresh.add(column(column));
      }
      getColumns().setAll(fresh);
    }
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < Math.min(MOST, values.length / Math.max(1, width)); row++) {
      rows.add(row);
    }
    getItems().setAll(rows);
    if (!rows.isEmpty()) {
      getSelectionModel().select(0, getColumns().getFirst());
    }
  }

  /** The place of the number that is looked at; 0 where none is. */
  int place() {
    for (TablePosition<?, ?> cell : getSelectionModel().getSelectedCells()) {
      return Math.max(0, cell.getRow()) * width + Math.max(0, cell.getColumn());
    }
    return 0;
  }

  private TableColumn<Integer, String> column(int number) {
    TableColumn<Integer, String> column = new TableColumn<>(String.valueOf(number + 1));
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(76);
    column.getStyleClass().add("figure-column");
    column.setCellValueFactory(
        cell -> {
          int at = cell.getValue() * width + number;
          return new ReadOnlyStringWrapper(at < values.length ? Worked.say(values[at]) : "");
        });
    column.setCellFactory(it -> new Pointed());
    return column;
  }

  private void tell() {
    if (!getSelectionModel().getSelectedCells().isEmpty()) {
      chosen.accept(place());
    }
  }

  /** A cell that says how its number came about while the pointer is over it. */
  private final class Pointed extends TableCell<Integer, String> {
    Pointed() {
      setOnMouseEntered(
          event -> {
            if (!isEmpty()) {
              int column = getTableView().getColumns().indexOf(getTableColumn());
              chosen.accept(getIndex() * width + column);
            }
          });
      setOnMouseExited(event -> tell());
    }

    @Override
    protected void updateItem(String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty ? null : text);
    }
  }
}
