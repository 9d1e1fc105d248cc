package org.layerloom.exchange.keras;

import java.util.List;
import java.util.Map;

/** An expression of Python, as far as listings of models use it. */
sealed interface PyValue {

  /** A number. */
  record Num(double value) implements PyValue {}

  /** A text. */
  record Text(String value) implements PyValue {}

  /** True or False. */
  record Flag(boolean value) implements PyValue {}

  /** None. */
  record Nothing() implements PyValue {}

  /** A list or tuple. */
  record Several(List<PyValue> items) implements PyValue {}

  /** A name with its dots: {@code keras.layers.Dense}. */
  record Name(String dotted) implements PyValue {
    /** What is behind the last dot. */
    String last() {
      return dotted.substring(dotted.lastIndexOf('.') + 1);
    }
  }

  /** A call. */
  record Call(PyValue function, List<PyValue> arguments, Map<String, PyValue> named)
      implements PyValue {
    String name() {
      return function instanceof Name name ? name.last() : "";
    }
  }

  /** Anything else. */
  record Other() implements PyValue {}
}
