package org.layerloom.app.compress;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.layerloom.app.language.Numbers;
import org.layerloom.app.language.Words;
import org.layerloom.app.theme.FigureColumn;
import org.layerloom.compression.Candidate;

/** Candidates as rows, to be sorted by what matters to somebody. */
final class CandidateTable extends TableView<Candidate> {

  private static final double WIDTH = 92;

  private final Words words;
  private final Numbers numbers;

  CandidateTable(Words words) {
    this.words = words;
    this.numbers = new Numbers(words);
    setId("compress-table");
    getStyleClass().add("figures-table");
    setAccessibleText(words.text("compress.table"));
    TableColumn<Candidate, String> form = new TableColumn<>(words.text("compress.column.form"));
    form.setPrefWidth(170);
    form.setCellValueFactory(it -> new SimpleObjectProperty<>(name(words, it.getValue())));
    getColumns().add(form);
    figure("numbers", Candidate::numbers, it -> numbers.compact(Math.round(it)));
    figure("bytes", Candidate::bytes, numbers::bytes);
    figure("packed", Candidate::packed, numbers::bytes);
    figure("micros", Candidate::micros, it -> words.text("compress.micros", Math.round(it)));
    figure("score", Candidate::score, it -> numbers.percent(it, 2));
    figure("difference", Candidate::difference, it -> numbers.percent(it, 1));
  }

  /** What a form is called: 8 bits; half of the units. */
  static String name(Words words, Candidate candidate) {
    String key = "compress.form." + candidate.form().name().toLowerCase(Locale.ROOT);
    return candidate.form().pruned() ? words.text(key, candidate.share() * 100) : words.text(key);
  }

  private void figure(
      String key, ToDoubleFunction<Candidate> value, Function<Double, String> text) {
    FigureColumn<Candidate> column =
        new FigureColumn<>(words.text("compress.column." + key), value, text, "–");
    column.setPrefWidth(WIDTH);
    getColumns().add(column);
  }
}
