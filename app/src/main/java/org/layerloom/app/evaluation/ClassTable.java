package org.layerloom.app.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.layerloom.app.language.Words;
import org.layerloom.app.theme.FigureColumn;
import org.layerloom.evaluation.ClassOutcome;
import org.layerloom.evaluation.ClassScore;
import org.layerloom.evaluation.Confusion;

/** Each class with its figures; sortable, so that the weakest stands on top with one click. */
final class ClassTable extends TableView<ClassTable.Row> {

  /** One class. */
  record Row(int index, String name, ClassScore score, double auc, double ap) {}

  private final Words words;
  private final Facts facts;

  /**
   * @param open opens the samples of a class, by its index
   */
  ClassTable(Words words, IntConsumer open) {
    this.words = words;
    this.facts = new Facts(words);
    setId("class-table");
    getStyleClass().add("figures-table");
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    TableColumn<Row, String> name = new TableColumn<>(words.text("evaluation.column.class"));
    name.setCellValueFactory(it -> new SimpleObjectProperty<>(it.getValue().name()));
    getColumns().add(name);
    share("evaluation.column.precision", row -> row.score().precision());
    share("evaluation.column.recall", row -> row.score().recall());
    share("evaluation.column.f1", row -> row.score().f1());
    figure("evaluation.column.auc", row -> row.auc(), facts::decimal);
    figure("evaluation.column.ap", row -> row.ap(), facts::decimal);
    figure(
        "evaluation.column.support",
        row -> row.score().support(),
        it -> Long.toString(Math.round(it)));
    setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 1) {
            openSelected(open);
          }
        });
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            openSelected(open);
          }
        });
  }

  private void openSelected(IntConsumer open) {
    Row row = getSelectionModel().getSelectedItem();
    if (row != null) {
      open.accept(row.index());
    }
  }

  private void share(String key, ToDoubleFunction<Row> value) {
    figure(key, value, facts::percent);
  }

  private void figure(String key, ToDoubleFunction<Row> value, Function<Double, String> text) {
    getColumns().add(new FigureColumn<>(words.text(key), value, text, "–"));
  }

  /** A row a class; takes its time. */
  static List<Row> rows(ClassOutcome outcome, List<String> names) {
    Confusion confusion = outcome.confusion();
    List<Row> rows = new ArrayList<>();
    for (int index = 0; index < names.size(); index++) {
      var ranking = outcome.ranking(index);
      rows.add(
          new Row(
              index,
              names.get(index),
              confusion.score(index),
              ranking.areaUnderRoc(),
              ranking.averagePrecision()));
    }
    return rows;
  }

  void show(List<Row> rows) {
    getItems().setAll(rows);
  }
}
