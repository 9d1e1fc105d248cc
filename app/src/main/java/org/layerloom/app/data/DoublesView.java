package org.layerloom.app.data;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.layerloom.app.language.Words;
import org.layerloom.data.look.DataSummary;
import org.layerloom.data.look.DataSummary.Twin;

/** Samples that are there twice, and those that are tested with though they are trained with. */
final class DoublesView extends VBox {

  private static final double WIDTH = 190;

  private final Words words;
  private final Label sentence = new Label();
  private final TableView<Twin> table;

  DoublesView(Words words, Consumer<Twin> pick) {
    this.words = words;
    this.table = Columns.table("data-doubles", words);
    getStyleClass().add("data-doubles");
    sentence.setId("data-doubles-text");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    Columns.add(
        table, words.text("data.column.part"), false, WIDTH, it -> words.text("part." + it.part()));
    Columns.add(table, words.text("data.column.number"), true, WIDTH, it -> "" + (it.place() + 1));
    Columns.add(table, words.text("data.column.first"), true, WIDTH, it -> "" + (it.first() + 1));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            twin -> {
              if (twin != null) {
                pick.accept(twin);
              }
            });
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().setAll(sentence, table);
  }

  /** Shows what was found. */
  void show(DataSummary summary) {
    DataSummary.Same same = summary.same();
    sentence.setText(
        !same.looked()
            ? words.text("data.same.not")
            : same.train() + same.validation() + same.test() == 0
                ? words.text("data.same.none")
                : words.text("data.same", same.train(), same.validation(), same.test()));
    table.getItems().setAll(same.twins());
    table.setVisible(!same.twins().isEmpty());
  }
}
