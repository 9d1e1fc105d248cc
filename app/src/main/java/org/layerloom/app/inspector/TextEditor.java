package org.layerloom.app.inspector;

import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Value;

/** A field to type in; the value counts at Enter or when the field is left. */
final class TextEditor implements Editor {

  private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

  private final TextField field = new TextField();
  private final StringConverter<Value> text;
  private final Commit commit;
  private Value shown;

  TextEditor(StringConverter<Value> text, Value now, Commit commit) {
    this.text = text;
    this.commit = commit;
    this.shown = now;
    field.setText(text.toString(now));
    field.setOnAction(event -> settle());
    field.focusedProperty().subscribe(focused -> leave(focused));
    field.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            field.setText(text.toString(shown));
            complain(null);
          }
        });
  }

  @Override
  public TextField control() {
    return field;
  }

  @Override
  public void show(Value value) {
    if (!value.equals(shown) || !field.isFocused()) {
      shown = value;
      field.setText(text.toString(value));
      complain(null);
    }
  }

  private void leave(boolean focused) {
    if (!focused) {
      settle();
    }
  }

  private void settle() {
    if (field.getText().equals(text.toString(shown))) {
      complain(null);
      return;
    }
    Value typed;
    try {
      typed = text.fromString(field.getText());
    } catch (IllegalArgumentException e) {
      complain(field.getText());
      return;
    }
    String refusal = commit.set(typed);
    complain(refusal);
    if (refusal == null) {
      shown = typed;
      field.setText(text.toString(typed));
    }
  }

  private void complain(@Nullable String why) {
    field.pseudoClassStateChanged(INVALID, why != null);
    field.setTooltip(why == null ? null : new Tooltip(why));
  }
}
