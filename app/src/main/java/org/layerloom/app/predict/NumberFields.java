package org.layerloom.app.predict;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import org.layerloom.app.language.Words;

/** A field for each number of a row. */
final class NumberFields extends ScrollPane {

  private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
  private static final int COLUMNS = 2;

  private final List<TextField> fields = new ArrayList<>();
  private final Runnable typed;
  private boolean filling;

  /**
   * @param typed told after every change of a number
   */
  NumberFields(int count, Words words, Runnable typed) {
    this.typed = typed;
    GridPane grid = new GridPane();
    grid.getStyleClass().add("number-fields");
    for (int i = 0; i < count; i++) {
      Label label = new Label(words.text("predict.feature", i + 1));
      label.getStyleClass().add("fact-name");
      TextField field = new TextField();
      field.setId("feature-" + (i + 1));
      field.setPrefColumnCount(7);
      label.setLabelFor(field);
      field.textProperty().subscribe(text -> changed(field));
      fields.add(field);
      grid.add(label, i % COLUMNS * 2, i / COLUMNS);
      grid.add(field, i % COLUMNS * 2 + 1, i / COLUMNS);
    }
    setContent(grid);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
  }

  private void changed(TextField field) {
    boolean good = !Float.isNaN(number(field));
    field.pseudoClassStateChanged(INVALID, !good);
    if (good && !filling) {
      typed.run();
    }
  }

  private static float number(TextField field) {
    try {
      // A comma is a point to half of the world.
      return Float.parseFloat(field.getText().strip().replace(',', '.'));
    } catch (NumberFormatException notYet) {
      return Float.NaN;
    }
  }

  void fill(float[] numbers) {
    filling = true;
    for (int i = 0; i < fields.size(); i++) {
      String text = Float.toString(numbers[i]);
      fields.get(i).setText(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
    }
    filling = false;
  }

  /** What stands in the fields; NaN among them where one holds no number. */
  float[] numbers() {
    float[] numbers = new float[fields.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(fields.get(i));
    }
    return numbers;
  }
}
