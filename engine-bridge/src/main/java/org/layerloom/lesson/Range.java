package org.layerloom.lesson;

import org.layerloom.network.Message;

/**
 * Numbers from {@code atLeast} to {@code atMost}, both included; infinite where one side is open.
 */
public record Range(double atLeast, double atMost) {

  public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  public static Range atLeast(double least) {
    return new Range(least, Double.POSITIVE_INFINITY);
  }

  public static Range atMost(double most) {
    return new Range(Double.NEGATIVE_INFINITY, most);
  }

  /** Whether a number is within; NaN never is. */
  public boolean holds(double number) {
    return number >= atLeast && number <= atMost;
  }

  public boolean open() {
    return equals(ANY);
  }

  /** {@code at least 3}, with numbers written by a function: percentages or plain. */
  Message words(java.util.function.DoubleFunction<Object> number) {
    if (atLeast == atMost) {
      return Message.of("lesson.range.exactly", number.apply(atLeast));
    }
    if (Double.isInfinite(atMost)) {
      return Message.of("lesson.range.atLeast", number.apply(atLeast));
    }
    return Double.isInfinite(atLeast)
        ? Message.of("lesson.range.atMost", number.apply(atMost))
        : Message.of("lesson.range.between", number.apply(atLeast), number.apply(atMost));
  }
}
