package org.layerloom.exchange.python;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Python's way to write names, numbers and lists. */
public final class Python {

  private static final Set<String> TAKEN =
      Set.of(
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield",
          "None",
          "True",
          "False",
          "self",
          "nn",
          "F",
          "torch",
          "keras",
          "layers",
          "ops",
          // What a module of PyTorch has already.
          "train",
          "eval",
          "forward",
          "apply",
          "half",
          "float",
          "double",
          "type",
          "children",
          "modules",
          "parameters",
          "buffers",
          "training",
          "to",
          "cpu",
          "cuda");

  private Python() {}

  /** A node's id as a name. */
  public static String name(String id) {
    String name = id.replaceAll("[^A-Za-z0-9_]", "_");
    if (!Character.isLetter(name.charAt(0)) && name.charAt(0) != '_') {
      name = "_" + name;
    }
    return TAKEN.contains(name) ? name + "_" : name;
  }

  public static String flag(boolean value) {
    return value ? "True" : "False";
  }

  /** Several numbers; one of its own where all are the same and there are some. */
  public static String several(List<Long> values) {
    return values.stream().distinct().count() == 1
        ? String.valueOf(values.getFirst())
        : tuple(values);
  }

  public static String tuple(List<Long> values) {
    String inner = values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return values.size() == 1 ? "(" + inner + ",)" : "(" + inner + ")";
  }

  /**
   * What brackets pick of a picture within borders: {@code [:, :, 1:-1, 2:]}.
   *
   * @param borders above, below, left, right
   */
  public static String inner(List<Long> borders) {
    return "[:, :, %s, %s]"
        .formatted(within(borders.get(0), borders.get(1)), within(borders.get(2), borders.get(3)));
  }

  private static String within(long before, long behind) {
    return (before == 0 ? "" : before) + ":" + (behind == 0 ? "" : "-" + behind);
  }

  /** A real number as short as it reads back the same. */
  public static String real(double value) {
    return Double.toString(value).replace("E", "e");
  }

  /** A text between quotes. */
  public static String text(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
