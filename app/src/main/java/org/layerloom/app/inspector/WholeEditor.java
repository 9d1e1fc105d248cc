package org.layerloom.app.inspector;

import javafx.css.PseudoClass;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Parameter;
import org.layerloom.network.Value;

/** A whole number, typed or stepped by arrows. */
final class WholeEditor implements Editor {

  private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

  private final Spinner<Long> spinner = new Spinner<>();
  private final Commit commit;
  private long shown;
  private boolean showing;

  WholeEditor(Parameter.Type.WholeNumber type, Value now, Commit commit) {
    this.commit = commit;
    this.shown = ((Value.Whole) now).value();
    SpinnerValueFactory<Long> values = new Steps(type);
    values.setValue(shown);
    spinner.setValueFactory(values);
    spinner.setEditable(true);
    spinner.setMaxWidth(Double.MAX_VALUE);
    values.valueProperty().subscribe(value -> changed(value));
    spinner.focusedProperty().subscribe(focused -> leave(focused));
  }

  @Override
  public Spinner<Long> control() {
    return spinner;
  }

  @Override
  public void show(Value value) {
    long next = ((Value.Whole) value).value();
    if (next != shown || !spinner.isFocused()) {
      shown = next;
      showing = true;
      spinner.getValueFactory().setValue(next);
      spinner.getEditor().setText(Long.toString(next));
      showing = false;
      complain(null);
    }
  }

  private void leave(boolean focused) {
    if (!focused) {
      spinner.commitValue();
    }
  }

  private void changed(Long value) {
    if (!showing && value != shown) {
      String refusal = commit.set(new Value.Whole(value));
      complain(refusal);
      if (refusal == null) {
        shown = value;
      }
    }
  }

  private void complain(@Nullable String why) {
    spinner.pseudoClassStateChanged(INVALID, why != null);
    spinner.setTooltip(why == null ? null : new Tooltip(why));
  }

  /** One up, one down, within the bounds; what is typed may be outside and is then refused. */
  private static final class Steps extends SpinnerValueFactory<Long> {
    private final Parameter.Type.WholeNumber type;

    Steps(Parameter.Type.WholeNumber type) {
      this.type = type;
      setConverter(
          new StringConverter<>() {
            @Override
            public String toString(Long value) {
              return value == null ? "" : Long.toString(value);
            }

            @Override
            public Long fromString(String typed) {
              try {
                return Long.parseLong(typed.strip());
              } catch (NumberFormatException e) {
                // What is no number leaves the value as it was.
                return getValue();
              }
            }
          });
    }

    @Override
    public void decrement(int steps) {
      setValue(Math.max(type.least(), getValue() - steps));
    }

    @Override
    public void increment(int steps) {
      setValue(Math.min(type.most(), getValue() + steps));
    }
  }
}
