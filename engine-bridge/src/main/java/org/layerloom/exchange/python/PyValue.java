package org.layerloom.exchange.python;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An expression of Python, as far as listings of models use it. */
public sealed interface PyValue {

  /** A number. */
  record Num(double value) implements PyValue {}

  /** A text. */
  record Text(String value) implements PyValue {}

  /** True or False. */
  record Flag(boolean value) implements PyValue {}

  /** None. */
  record Nothing() implements PyValue {}

  /** A list or tuple. */
  record Several(List<PyValue> items) implements PyValue {
    public Several {
      items = List.copyOf(items);
    }
  }

  /** A name with its dots: {@code keras.layers.Dense}. */
  record Name(String dotted) implements PyValue {
    /** What is behind the last dot. */
    public String last() {
      return dotted.substring(dotted.lastIndexOf('.') + 1);
    }

    /** What is before the last dot; empty where there is none. */
    public String before() {
      return dotted.substring(0, Math.max(0, dotted.lastIndexOf('.')));
    }
  }

  /** A call. */
  record Call(PyValue function, List<PyValue> arguments, Map<String, PyValue> named)
      implements PyValue {
    public Call {
      arguments = List.copyOf(arguments);
      named = Map.copyOf(named);
    }

    /** The last part of the function's name; empty where it is no name. */
    public String name() {
      return function instanceof Name name ? name.last() : "";
    }
  }

  /** A name of what is no name itself: {@code f(x).shape}. */
  record Of(PyValue value, String name) implements PyValue {}

  /** Two expressions and what is between them: {@code + - * / **}. */
  record Binary(String operator, PyValue left, PyValue right) implements PyValue {}

  /** Part of something: {@code x[0]}, {@code x[:, 1:3]}. */
  record Item(PyValue value, List<PyValue> at) implements PyValue {
    public Item {
      at = List.copyOf(at);
    }
  }

  /** {@code from:to:step} between brackets. */
  record Slice(@Nullable PyValue from, @Nullable PyValue to, @Nullable PyValue step)
      implements PyValue {}

  /** Anything else. */
  record Other() implements PyValue {}
}
