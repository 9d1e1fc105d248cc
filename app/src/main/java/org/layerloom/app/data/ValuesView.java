package org.layerloom.app.data;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.charts.Figure;
import org.layerloom.charts.FigurePane;
import org.layerloom.charts.Hue;
import org.layerloom.charts.ValueUnit;
import org.layerloom.data.Spread;
import org.layerloom.data.TableProfile;
import org.layerloom.data.look.DataSummary;

/** How the numbers of each column, or of all features together, are spread. */
final class ValuesView extends HBox {

  private static final int MOST_WORDS = 30;
  private static final double NAME = 130;
  private static final double FIGURE = 76;

  /**
   * One row.
   *
   * @param missing in words; empty where that is not known
   */
  private record Row(
      String name, String type, String missing, Spread spread, List<TableProfile.Word> words) {}

  private final Words words;
  private final TableView<Row> table;
  private final FigurePane figure = new FigurePane();

  ValuesView(Words words) {
    this.words = words;
    this.table = Columns.table("data-values", words);
    getStyleClass().add("data-pair");
    Columns.add(table, words.text("data.column.column"), false, NAME, Row::name);
    Columns.add(table, words.text("data.column.type"), false, FIGURE, Row::type);
    Columns.add(table, words.text("data.column.missing"), true, FIGURE, Row::missing);
    figure("data.column.least", Spread::least);
    figure("data.column.most", Spread::most);
    figure("data.column.mean", Spread::mean);
    figure("data.column.deviation", Spread::deviation);
    table.setMinWidth(0);
    table.setPrefWidth(NAME + 6 * FIGURE + 20);
    table.getSelectionModel().selectedItemProperty().subscribe(this::draw);
    figure.setId("data-histogram");
    figure.setLocale(words.locale());
    figure.setMinSize(0, 0);
    HBox.setHgrow(figure, Priority.ALWAYS);
    getChildren().setAll(table, figure);
  }

  private void figure(String key, java.util.function.ToDoubleFunction<Spread> value) {
    Columns.add(
        table,
        words.text(key),
        true,
        FIGURE,
        row -> SampleText.number(value.applyAsDouble(row.spread())));
  }

  /** Shows a table's own columns where there are some, else the features. */
  void show(@Nullable TableProfile profile, @Nullable DataSummary summary) {
    List<Row> rows = new ArrayList<>();
    if (profile != null) {
      profile.columns().forEach(column -> rows.add(row(column)));
    }
    if (summary != null) {
      all("data.values.all", summary.values(), rows);
      all("data.values.lengths", summary.lengths(), rows);
      all("data.values.targets", summary.targets(), rows);
      for (int i = 0; profile == null && i < summary.columns().size(); i++) {
        all(words.text("data.feature", i + 1), rows, summary.columns().get(i));
      }
    }
    table.getItems().setAll(rows);
    if (!rows.isEmpty()) {
      table.getSelectionModel().select(0);
    }
  }

  private Row row(TableProfile.Column column) {
    return new Row(
        column.name(),
        words.text("data.type." + column.type()),
        String.valueOf(column.missing()),
        column.spread(),
        column.words());
  }

  private void all(String key, Spread spread, List<Row> rows) {
    if (spread.count() > 0) {
      all(words.text(key), rows, spread);
    }
  }

  private static void all(String name, List<Row> rows, Spread spread) {
    rows.add(new Row(name, "", "", spread, List.of()));
  }

  private void draw(@Nullable Row row) {
    figure.setFigure(row == null ? null : picture(row));
  }

  private @Nullable Figure picture(Row row) {
    Spread spread = row.spread();
    if (!row.words().isEmpty()) {
      List<TableProfile.Word> few = row.words().stream().limit(MOST_WORDS).toList();
      return new Figure.Bars(
          row.name(),
          few.stream().map(TableProfile.Word::text).toList(),
          few.stream().map(word -> (double) word.count()).toList(),
          ValueUnit.NUMBER,
          Hue.VIOLET);
    }
    if (spread.count() == 0) {
      return null;
    }
    boolean flat = !(spread.least() < spread.most());
    return new Figure.Histogram(
        spread.sampled()
            ? words.text("data.sampled", row.name(), spread.looked(), spread.count())
            : row.name(),
        flat ? spread.least() - 0.5 : spread.least(),
        flat ? spread.most() + 0.5 : spread.most(),
        spread.histogram(),
        ValueUnit.NUMBER,
        Hue.VIOLET);
  }
}
