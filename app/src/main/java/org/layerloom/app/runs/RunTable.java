package org.layerloom.app.runs;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.TextFieldTableCell;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Numbers;
import org.layerloom.app.language.Words;
import org.layerloom.app.theme.FigureColumn;

/** The runs as rows: sorted by a click on a heading, named and tagged by a double click. */
final class RunTable extends TableView<RunRow> {

  private final Words words;
  private final Numbers numbers;
  private final FilteredList<RunRow> filtered;

  RunTable(RunsModel model, Words words) {
    this.words = words;
    this.numbers = new Numbers(words);
    this.filtered = new FilteredList<>(model.rows());
    SortedList<RunRow> sorted = new SortedList<>(filtered);
    sorted.comparatorProperty().bind(comparatorProperty());
    setItems(sorted);
    setId("runs-table");
    getStyleClass().add("figures-table");
    setEditable(true);
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    edited(
        "runs.column.name",
        150,
        RunRow::name,
        (row, text) ->
            model.note(row, notes -> notes.titled(text.equals(row.summary().name()) ? "" : text)));
    plain("runs.column.project", 130, row -> row.summary().name());
    plain(
        "runs.column.status",
        90,
        row -> words.text("runs.status." + row.summary().status().name()));
    score();
    figure("runs.column.loss", 70, RunRow::loss, it -> numbers.decimal(it, 4));
    figure("runs.column.time", 80, RunRow::seconds, numbers::duration);
    figure(
        "runs.column.parameters",
        90,
        row -> row.summary().setup().parameters(),
        it -> numbers.compact(Math.round(it)));
    started();
    edited(
        "runs.column.tags",
        110,
        row -> String.join(", ", row.notes().tags()),
        (row, text) -> model.note(row, notes -> notes.tagged(tags(text))));
    edited(
        "runs.column.notes",
        160,
        row -> row.notes().text(),
        (row, text) -> model.note(row, notes -> notes.saying(text)));
  }

  /** Shows only runs in which every word stands. */
  void filter(String typed) {
    filtered.setPredicate(row -> typed.isBlank() || row.matches(typed));
  }

  private static List<String> tags(String text) {
    return Arrays.stream(text.split("[,，;；]", -1))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .distinct()
        .toList();
  }

  private <T> TableColumn<RunRow, T> column(String key, double width) {
    TableColumn<RunRow, T> column = new TableColumn<>(words.text(key));
    column.setPrefWidth(width);
    column.setEditable(false);
    getColumns().add(column);
    return column;
  }

  private void plain(String key, double width, Function<RunRow, String> text) {
    TableColumn<RunRow, String> column = column(key, width);
    column.setCellValueFactory(it -> new SimpleObjectProperty<>(text.apply(it.getValue())));
  }

  private void edited(
      String key,
      double width,
      Function<RunRow, String> text,
      java.util.function.BiConsumer<RunRow, String> change) {
    TableColumn<RunRow, String> column = column(key, width);
    column.setCellValueFactory(it -> new SimpleObjectProperty<>(text.apply(it.getValue())));
    column.setCellFactory(TextFieldTableCell.forTableColumn());
    column.setEditable(true);
    column.setOnEditCommit(event -> change.accept(event.getRowValue(), event.getNewValue()));
  }

  private void figure(
      String key, double width, ToDoubleFunction<RunRow> value, Function<Double, String> text) {
    FigureColumn<RunRow> column = new FigureColumn<>(words.text(key), value, text, "");
    column.setPrefWidth(width);
    column.setEditable(false);
    getColumns().add(column);
  }

  /** Of several runs the mean, with its spread behind. */
  private void score() {
    TableColumn<RunRow, RunRow> column = column("runs.column.score", 120);
    column.getStyleClass().add("figure-column");
    column.setComparator(Comparator.comparingDouble(RunRow::score));
    column.setCellValueFactory(it -> new SimpleObjectProperty<>(it.getValue()));
    column.setCellFactory(
        it ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable RunRow row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? "" : text(row));
              }
            });
  }

  private String text(RunRow row) {
    if (Double.isNaN(row.score())) {
      return "";
    }
    String score = numbers.percent(row.score(), 2);
    return Double.isNaN(row.spread()) ? score : score + " ± " + numbers.percent(row.spread(), 2);
  }

  private void started() {
    DateTimeFormatter format =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT).withLocale(words.locale());
    TableColumn<RunRow, Instant> column = column("runs.column.started", 120);
    column.setCellValueFactory(
        it -> new SimpleObjectProperty<>(begun(it.getValue().summary().started())));
    column.setCellFactory(
        it ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable Instant time, boolean empty) {
                super.updateItem(time, empty);
                setText(
                    empty || time == null || time.equals(Instant.EPOCH)
                        ? ""
                        : format.format(time.atZone(ZoneId.systemDefault())));
              }
            });
  }

  /** What is not known sorts before everything. */
  private static Instant begun(@Nullable Instant started) {
    return started == null ? Instant.EPOCH : started;
  }
}
