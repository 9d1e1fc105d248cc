package org.layerloom.project;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.layerloom.network.Point;
import org.layerloom.network.Value;

/** Single values as JSON text, each in exactly one way, so that equal documents are equal files. */
final class JsonText {

  private static final int LONGEST_FOUND = 60;

  private JsonText() {}

  static String of(Value value) {
    return switch (value) {
      case Value.Whole(long whole) -> Long.toString(whole);
      case Value.Real(double real) -> of(real);
      case Value.Flag(boolean yes) -> Boolean.toString(yes);
      case Value.Text(String text) -> quoted(text);
      case Value.Wholes(List<Long> numbers) ->
          numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    };
  }

  /** The shortest digits that read back as this number: {@code 0.001}, {@code 64}, {@code 1E-7}. */
  static String of(double number) {
    if (number == 0) {
      return 1 / number < 0 ? "-0.0" : "0";
    }
    BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    double size = Math.abs(number);
    return size >= 1e-6 && size < 1e15 ? decimal.toPlainString() : decimal.toString();
  }

  static String of(Point point) {
    return "[" + of(point.x()) + ", " + of(point.y()) + "]";
  }

  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> {
          if (Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1))) {
            out.append(c).append(text.charAt(++i));
          } else if (c < ' ' || Character.isSurrogate(c) || isInvisible(c)) {
            // Half a surrogate pair has no UTF-8, and line separators would show as line ends.
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  /** What a message shows of a value that was not expected. */
  static String found(Json json) {
    String text =
        switch (json) {
          case Json.Text(Json.Place at, String value) -> quoted(value);
          case Json.Num(Json.Place at, double value, OptionalLong whole) ->
              whole.isPresent()
                  ? Long.toString(whole.getAsLong())
                  : Double.isFinite(value) ? of(value) : Double.toString(value);
          case Json.Flag(Json.Place at, boolean value) -> Boolean.toString(value);
          case Json.Nothing(Json.Place at) -> "null";
          case Json.Obj(Json.Place at, var members) -> members.isEmpty() ? "{}" : "{…}";
          case Json.Arr(Json.Place at, List<Json> items) ->
              items.stream()
                  .limit(LONGEST_FOUND)
                  .map(JsonText::found)
                  .collect(Collectors.joining(", ", "[", "]"));
        };
    return text.length() <= LONGEST_FOUND ? text : text.substring(0, LONGEST_FOUND - 1) + "…";
  }

  private static boolean isInvisible(char c) {
    return c == 0x7f || c == 0x2028 || c == 0x2029 || c == 0xfeff;
  }
}
