package org.layerloom.app.inspector;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Figures as the inspector's fields write and read them. */
final class Figures {

  private static final double SMALL = 1e-3;
  private static final double LARGE = 1e6;

  private Figures() {}

  /** {@code 0.001} in full, smaller or larger ones as {@code 1e-5}. */
  static String text(double number) {
    double size = Math.abs(number);
    if (number == 0 || (size >= SMALL && size < LARGE)) {
      return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
    return Double.toString(number).replace(".0E", "e").replace("E", "e");
  }

  /** {@code 3 × 3}. */
  static String text(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(" × "));
  }

  /**
   * Numbers between any of {@code × x * ,} and spaces. One alone stands for as many as are needed:
   * {@code 3} is {@code 3 × 3}.
   *
   * @throws NumberFormatException where there is something else
   */
  static List<Long> wholes(String typed, int fewest) {
    List<Long> numbers = new ArrayList<>();
    for (String part : typed.strip().split("[×xX*,;\\s]+", -1)) {
      numbers.add(Long.parseLong(part));
    }
    while (numbers.size() < fewest && numbers.stream().distinct().count() == 1) {
      numbers.add(numbers.getFirst());
    }
    return numbers;
  }
}
