package org.layerloom.app.inspector;

import java.util.List;
import java.util.function.Function;
import javafx.util.StringConverter;
import org.layerloom.network.Kind;
import org.layerloom.network.Parameter;
import org.layerloom.network.Value;
import org.layerloom.network.Wording;

/** Makes the control that fits a parameter's type. */
final class Editors {

  private final Wording wording;
  private final List<String> datasets;
  private final Function<String, String> datasetTitle;

  /**
   * @param datasets names of installed datasets, and what people call them
   */
  Editors(Wording wording, List<String> datasets, Function<String, String> datasetTitle) {
    this.wording = wording;
    this.datasets = List.copyOf(datasets);
    this.datasetTitle = datasetTitle;
  }

  /**
   * @param commit takes a value that the person has settled on; gives the reason where it is
   *     refused
   */
  Editor editor(Kind kind, Parameter parameter, Value now, Commit commit) {
    return switch (parameter.type()) {
      case Parameter.Type.WholeNumber type -> new WholeEditor(type, now, commit);
      case Parameter.Type.RealNumber type ->
          slides(type) ? new SliderEditor(type, now, commit) : new TextEditor(real(), now, commit);
      case Parameter.Type.YesNo type -> new FlagEditor(now, commit);
      case Parameter.Type.Choice(List<String> choices) ->
          new ChoiceEditor(choices, word -> wording.choice(kind, parameter, word), now, commit);
      case Parameter.Type.FreeText type -> new TextEditor(text(), now, commit);
      case Parameter.Type.Dataset type -> new ChoiceEditor(datasets, datasetTitle, now, commit);
      case Parameter.Type.WholeNumbers type -> new TextEditor(wholes(type), now, commit);
    };
  }

  /** A slider needs ends that are worth sliding between. */
  private static boolean slides(Parameter.Type.RealNumber type) {
    return !type.logarithmic() && type.most() - type.least() <= 1;
  }

  private static StringConverter<Value> text() {
    return new ValueText(
        value -> ((Value.Text) value).value(), typed -> new Value.Text(typed.strip()));
  }

  private static StringConverter<Value> real() {
    return new ValueText(
        value -> Figures.text(((Value.Real) value).value()),
        typed -> new Value.Real(Double.parseDouble(typed.strip().replace(',', '.'))));
  }

  private static StringConverter<Value> wholes(Parameter.Type.WholeNumbers type) {
    return new ValueText(
        value -> Figures.text(((Value.Wholes) value).values()),
        typed -> new Value.Wholes(Figures.wholes(typed, type.fewest())));
  }

  /** Both ways between a value and its text; {@code read} throws for text that is none. */
  private static final class ValueText extends StringConverter<Value> {
    private final Function<Value, String> write;
    private final Function<String, Value> read;

    ValueText(Function<Value, String> write, Function<String, Value> read) {
      this.write = write;
      this.read = read;
    }

    @Override
    public String toString(Value value) {
      return write.apply(value);
    }

    @Override
    public Value fromString(String typed) {
      return read.apply(typed);
    }
  }
}
