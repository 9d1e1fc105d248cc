package org.layerloom.network;

import java.util.List;
import java.util.stream.Collectors;

/** The value of a parameter. */
public sealed interface Value {

  /** As logs and plain texts write it: {@code 32}, {@code 0.5}, {@code 3×3}, {@code same}. */
  default String plain() {
    return switch (this) {
      case Whole(long v) -> Long.toString(v);
      case Real(double v) -> Double.toString(v);
      case Flag(boolean v) -> Boolean.toString(v);
      case Text(String v) -> v;
      case Wholes(List<Long> v) -> v.stream().map(String::valueOf).collect(Collectors.joining("×"));
    };
  }

  /** A whole number: filters, units, epochs. */
  record Whole(long value) implements Value {}

  /** A real number: a rate, a share. Never NaN or infinite. */
  record Real(double value) implements Value {
    public Real {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("not a number a parameter can have: " + value);
      }
    }
  }

  /** Yes or no. */
  record Flag(boolean value) implements Value {}

  /** A word: one of a choice, or free text. */
  record Text(String value) implements Value {}

  /** Several whole numbers: a kernel's height and width, a target shape. */
  record Wholes(List<Long> values) implements Value {
    public Wholes {
      values = List.copyOf(values);
    }

    public static Wholes of(long... values) {
      return new Wholes(java.util.Arrays.stream(values).boxed().toList());
    }
  }
}
