package org.layerloom.network;

import java.util.List;

/** The value of a parameter. */
public sealed interface Value {

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
