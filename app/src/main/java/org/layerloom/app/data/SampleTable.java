package org.layerloom.app.data;

import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.app.trained.Numbers;
import org.layerloom.data.Samples;
import org.layerloom.data.look.DataPage;

/** Samples that are no pictures, a row each: their tokens, or their numbers. */
final class SampleTable extends StackPane {

  /** More numbers stand side by side than anybody reads. */
  private static final int MOST_COLUMNS = 40;

  private static final double FIGURE = 76;
  private static final double LABEL = 110;
  private static final double TEXT = 420;

  private final Words words;
  private final TableView<Integer> table;
  private @Nullable DataPage page;

  SampleTable(Words words, BiConsumer<DataPage, Integer> pick) {
    this.words = words;
    this.table = Columns.table("data-samples", words);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            index -> {
              DataPage shown = page;
              if (index != null && shown != null) {
                pick.accept(shown, index);
              }
            });
    getChildren().setAll(table);
  }

  /** Shows a page of samples. */
  void show(DataPage next, SampleText text) {
    page = null;
    table.getItems().clear();
    table.getColumns().clear();
    Samples samples = next.samples();
    Columns.add(
        table,
        words.text("data.column.number"),
        true,
        FIGURE,
        i -> String.valueOf(next.places().get(i) + 1));
    Columns.add(
        table,
        words.text(samples.classes() > 0 ? "data.column.class" : "data.column.target"),
        samples.classes() == 0,
        LABEL,
        i -> text.label(samples, i));
    if (samples.type() == Samples.Type.INDEX) {
      Columns.add(table, words.text("data.column.tokens"), false, TEXT, i -> text.text(samples, i));
    } else {
      int width = (int) Math.min(MOST_COLUMNS, samples.featureShape().size());
      for (int column = 0; column < width; column++) {
        int at = column;
        Columns.add(
            table,
            words.text("data.feature", column + 1),
            true,
            FIGURE,
            i -> SampleText.number(Numbers.features(samples, i)[at]));
      }
    }
    table.getItems().setAll(IntStream.range(0, samples.count()).boxed().toList());
    page = next;
  }
}
