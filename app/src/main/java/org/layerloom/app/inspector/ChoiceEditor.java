package org.layerloom.app.inspector;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.layerloom.network.Value;

/** One of some words. */
final class ChoiceEditor implements Editor {

  private final ComboBox<String> box = new ComboBox<>();
  private String shown;

  /**
   * @param label what people read for a word
   */
  ChoiceEditor(List<String> words, Function<String, String> label, Value now, Commit commit) {
    shown = ((Value.Text) now).value();
    box.getItems().setAll(words);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(String word) {
            return word == null ? "" : label.apply(word);
          }

          @Override
          public String fromString(String text) {
            return text;
          }
        });
    box.setValue(shown);
    box.valueProperty()
        .subscribe(
            word -> {
              if (word != null && !word.equals(shown)) {
                shown = word;
                commit.set(new Value.Text(word));
              }
            });
  }

  @Override
  public ComboBox<String> control() {
    return box;
  }

  @Override
  public void show(Value value) {
    shown = ((Value.Text) value).value();
    box.setValue(shown);
  }
}
