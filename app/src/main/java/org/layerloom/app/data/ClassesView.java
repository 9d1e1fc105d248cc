package org.layerloom.app.data;

import java.util.function.IntConsumer;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.layerloom.app.language.Words;
import org.layerloom.charts.Figure;
import org.layerloom.charts.FigurePane;
import org.layerloom.charts.Hue;
import org.layerloom.charts.ValueUnit;
import org.layerloom.data.look.DataSummary;
import org.layerloom.data.look.DataSummary.ClassCount;

/** How many samples of each part are of each class. Enter or a double click shows a class. */
final class ClassesView extends HBox {

  private static final double FIGURE = 92;
  private static final double NAME = 130;

  private final Words words;
  private final TableView<ClassCount> table;
  private final FigurePane bars = new FigurePane();

  ClassesView(Words words, IntConsumer open) {
    this.words = words;
    this.table = Columns.table("data-classes", words);
    getStyleClass().add("data-pair");
    Columns.add(table, words.text("data.column.class"), false, NAME, ClassCount::name);
    Columns.add(table, words.text("part.TRAIN"), true, FIGURE, it -> "" + it.train());
    Columns.add(table, words.text("part.VALIDATION"), true, FIGURE, it -> "" + it.validation());
    Columns.add(table, words.text("part.TEST"), true, FIGURE, it -> "" + it.test());
    table.setMinWidth(0);
    table.setPrefWidth(NAME + 3 * FIGURE + 20);
    table.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            open(open);
          }
        });
    table.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            open(open);
          }
        });
    bars.setId("data-bars");
    bars.setLocale(words.locale());
    bars.setMinSize(0, 0);
    bars.setOnOpen(part -> open.accept(part.row()));
    HBox.setHgrow(bars, Priority.ALWAYS);
    getChildren().setAll(table, bars);
  }

  private void open(IntConsumer open) {
    int index = table.getSelectionModel().getSelectedIndex();
    if (index >= 0) {
      open.accept(index);
    }
  }

  /** Shows the counts. */
  void show(DataSummary summary) {
    table.getItems().setAll(summary.classes());
    bars.setFigure(
        new Figure.Bars(
            words.text("data.bars"),
            summary.classes().stream().map(ClassCount::name).toList(),
            summary.classes().stream().map(it -> (double) it.train()).toList(),
            ValueUnit.NUMBER,
            Hue.VIOLET));
  }
}
