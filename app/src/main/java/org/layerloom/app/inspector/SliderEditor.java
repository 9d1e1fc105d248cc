package org.layerloom.app.inspector;

import javafx.geometry.Pos;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.layerloom.network.Parameter;
import org.layerloom.network.Value;

/** A share or the like: slid, or typed exactly. */
final class SliderEditor implements Editor {

  private static final double STEPS = 100;
  private static final double FIELD_WIDTH = 62;

  private final Slider slider = new Slider();
  private final TextEditor field;
  private final HBox row;
  private boolean showing;

  SliderEditor(Parameter.Type.RealNumber type, Value now, Commit commit) {
    double step = even((type.most() - type.least()) / STEPS);
    slider.setMin(type.least());
    slider.setMax(type.most());
    slider.setBlockIncrement(step);
    slider.setValue(((Value.Real) now).value());
    field =
        new TextEditor(
            new StringConverter<>() {
              @Override
              public String toString(Value value) {
                return Figures.text(((Value.Real) value).value());
              }

              @Override
              public Value fromString(String typed) {
                return new Value.Real(Double.parseDouble(typed.strip().replace(',', '.')));
              }
            },
            now,
            commit);
    TextField text = field.control();
    text.setPrefWidth(FIELD_WIDTH);
    text.setMinWidth(FIELD_WIDTH);
    HBox.setHgrow(slider, Priority.ALWAYS);
    row = new HBox(8, slider, text);
    row.setAlignment(Pos.CENTER_LEFT);
    slider
        .valueProperty()
        .subscribe(
            // Not told of the first value: looking at a setting does not change it.
            (before, value) -> {
              if (!showing) {
                double even = Math.round(value.doubleValue() / step) * step;
                commit.set(new Value.Real(tidy(Math.clamp(even, type.least(), type.most()))));
              }
            });
  }

  /** The nearest of 1, 2 and 5 times a power of ten: nobody wants 0.89991 for 0.9. */
  static double even(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    double best = power;
    for (double times : new double[] {2, 5, 10}) {
      if (Math.abs(times * power - step) < Math.abs(best - step)) {
        best = times * power;
      }
    }
    return best;
  }

  /** 0.30000000000000004 is no setting. */
  private static double tidy(double value) {
    return Math.round(value * 1e6) / 1e6;
  }

  @Override
  public HBox control() {
    return row;
  }

  @Override
  public void show(Value value) {
    showing = true;
    slider.setValue(((Value.Real) value).value());
    showing = false;
    field.show(value);
  }
}
