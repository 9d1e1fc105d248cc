package org.layerloom.engine.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The statements of one method, as they are written. */
final class Body {

  private final List<String> lines = new ArrayList<>();
  private final Map<Integer, String> lazy = new LinkedHashMap<>();
  private int depth = 2;
  private int names;

  /** Writes a statement at the present depth. */
  void line(String statement) {
    lines.add("  ".repeat(depth) + statement);
  }

  /** Assigns an expression to a fresh variable whose name starts with the stem. */
  String let(String stem, String expression) {
    String name = stem + "_" + names++;
    line(name + " = " + expression);
    return name;
  }

  /** The same for a variable that is left out where nothing uses it. */
  String lazily(String stem, String expression) {
    String name = let(stem, expression);
    lazy.put(lines.size() - 1, name);
    return name;
  }

  /** Evaluates an expression for its effect alone. */
  void run(String expression) {
    let("_", expression);
  }

  /** What {@code inner} writes belongs to the loop or condition of {@code head}. */
  void block(String head, Runnable inner) {
    line(head + ":");
    depth++;
    inner.run();
    depth--;
  }

  /** A whole method that takes lists of tensors and gives one. */
  String method(String name, String... arguments) {
    List<String> typed = Arrays.stream(arguments).map(a -> a + ": List[Tensor]").toList();
    return method(name, typed, "List[Tensor]");
  }

  String method(String name, List<String> arguments, String result) {
    StringBuilder text = new StringBuilder("  def " + name + "(self");
    for (String argument : arguments) {
      text.append(",\n    ").append(argument);
    }
    text.append(") -> ").append(result).append(":\n");
    used().forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /**
   * Without the lazy variables that no later line names; the last first, for one may use another.
   */
  private List<String> used() {
    List<String> left = new ArrayList<>(lines);
    for (int place : lazy.keySet().stream().sorted(Comparator.reverseOrder()).toList()) {
      Pattern name = Pattern.compile("\\b" + lazy.get(place) + "\\b");
      if (left.stream().skip(place + 1L).noneMatch(line -> name.matcher(line).find())) {
        left.set(place, "");
      }
    }
    left.removeIf(String::isEmpty);
    return left;
  }
}
