package org.layerloom.exchange.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads Python's statements and expressions, bounded in depth. */
public final class PyReader {

  private static final int DEEPEST = 60;
  private static final Pattern NUMBER =
      Pattern.compile("(\\d[\\d_]*\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(\\s*\\.\\s*[\\p{L}_][\\p{L}\\p{N}_]*)*");
  private static final List<String> TRIPLE = List.of("\"\"\"", "'''");

  /**
   * A statement on one line.
   *
   * @param number of its first line, from 1
   * @param indent how far it stands from the left, a tab being eight
   */
  public record Statement(int number, int indent, String text) {}

  private final String text;
  private int at;
  private int depth;

  private PyReader(String text) {
    this.text = text;
  }

  /** Thrown inside this class alone. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable() {
      super("", null, false, false);
    }
  }

  /** Joins what stands within brackets, and drops comments, documentation and empty lines. */
  public static List<Statement> statements(String source) {
    List<Statement> found = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    int first = 0;
    int indent = 0;
    int brackets = 0;
    int number = 0;
    for (String line : withoutDocumentation(source).split("\n", -1)) {
      number++;
      String code = withoutComment(line);
      if (open.toString().isBlank()) {
        open.setLength(0);
        first = number;
        indent = indent(code);
      }
      open.append(code.strip()).append(' ');
      brackets += balance(code);
      if (brackets <= 0) {
        String statement = open.toString().strip();
        if (!statement.isEmpty()) {
          found.add(new Statement(first, indent, statement));
        }
        open.setLength(0);
        brackets = 0;
      }
    }
    return found;
  }

  private static int indent(String line) {
    int indent = 0;
    for (int i = 0; i < line.length() && Character.isWhitespace(line.charAt(i)); i++) {
      indent += line.charAt(i) == '\t' ? 8 : 1;
    }
    return indent;
  }

  /** Takes texts between three quotes out, keeping the lines' numbers. */
  private static String withoutDocumentation(String source) {
    StringBuilder kept = new StringBuilder();
    int at = 0;
    while (at < source.length()) {
      int next = -1;
      String quote = "";
      for (String triple : TRIPLE) {
        int place = source.indexOf(triple, at);
        if (place >= 0 && (next < 0 || place < next)) {
          next = place;
          quote = triple;
        }
      }
      int end = next < 0 ? -1 : source.indexOf(quote, next + 3);
      if (end < 0) {
        break;
      }
      kept.append(source, at, next);
      source.substring(next, end).chars().filter(c -> c == '\n').forEach(c -> kept.append('\n'));
      at = end + 3;
    }
    return kept.append(source, at, source.length()).toString();
  }

  private static String withoutComment(String line) {
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '#') {
        return line.substring(0, i);
      }
    }
    return line;
  }

  private static int balance(String line) {
    int balance = 0;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if ("([{".indexOf(c) >= 0) {
        balance++;
      } else if (")]}".indexOf(c) >= 0) {
        balance--;
      }
    }
    return balance;
  }

  /** {@link PyValue.Other} for what is not known. */
  public static PyValue expression(String text) {
    PyReader reader = new PyReader(text);
    try {
      PyValue value = reader.listed();
      return reader.peek() == 0 ? value : new PyValue.Other();
    } catch (Unreadable e) {
      return new PyValue.Other();
    }
  }

  /** {@code a, b} without brackets is a tuple too. */
  private PyValue listed() {
    PyValue first = sum();
    if (peek() != ',') {
      return first;
    }
    List<PyValue> items = new ArrayList<>(List.of(first));
    while (peek() == ',') {
      at++;
      if (peek() != 0) {
        items.add(sum());
      }
    }
    return new PyValue.Several(items);
  }

  private PyValue sum() {
    if (++depth > DEEPEST) {
      throw new Unreadable();
    }
    PyValue left = product();
    while (peek() == '+' || peek() == '-') {
      String operator = String.valueOf(text.charAt(at++));
      left = calculate(operator, left, product());
    }
    depth--;
    return left;
  }

  private PyValue product() {
    PyValue left = signed();
    while ((peek() == '*' && !text.startsWith("**", at))
        || (peek() == '/' && !text.startsWith("//", at))) {
      String operator = String.valueOf(text.charAt(at++));
      left = calculate(operator, left, signed());
    }
    return left;
  }

  private PyValue signed() {
    if (peek() != '-') {
      return power();
    }
    at++;
    if (++depth > DEEPEST) {
      throw new Unreadable();
    }
    PyValue value = signed();
    depth--;
    return value instanceof PyValue.Num(double number)
        ? new PyValue.Num(-number)
        : new PyValue.Binary("*", new PyValue.Num(-1), value);
  }

  private PyValue power() {
    PyValue base = called();
    if (peek() == '*' && text.startsWith("**", at)) {
      at += 2;
      return calculate("**", base, signed());
    }
    return base;
  }

  /** Two expressions with an operator between: a number where both are, {@code 1./255}. */
  public static PyValue calculate(String operator, PyValue left, PyValue right) {
    if (left instanceof PyValue.Num(double a) && right instanceof PyValue.Num(double b)) {
      return new PyValue.Num(
          switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            default -> Math.pow(a, b);
          });
    }
    return new PyValue.Binary(operator, left, right);
  }

  private PyValue called() {
    PyValue value = single();
    while (true) {
      char next = peek();
      if (next == '(') {
        at++;
        Map<String, PyValue> named = new LinkedHashMap<>();
        List<PyValue> arguments = until(')', named);
        value = new PyValue.Call(value, arguments, named);
      } else if (next == '[') {
        at++;
        value = new PyValue.Item(value, places());
      } else if (next == '.') {
        at++;
        peek();
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
          throw new Unreadable();
        }
        at = name.end();
        value = new PyValue.Of(value, name.group().replaceAll("\\s", ""));
      } else {
        return value;
      }
    }
  }

  /** What stands between the brackets behind a value. */
  private List<PyValue> places() {
    List<PyValue> found = new ArrayList<>();
    while (peek() != ']') {
      PyValue first = bound();
      if (peek() == ':') {
        at++;
        PyValue to = bound();
        PyValue step = null;
        if (peek() == ':') {
          at++;
          step = bound();
        }
        found.add(new PyValue.Slice(first, to, step));
      } else if (first == null) {
        throw new Unreadable();
      } else {
        found.add(first);
      }
      if (peek() == ',') {
        at++;
      } else if (peek() != ']') {
        throw new Unreadable();
      }
    }
    at++;
    return found;
  }

  /** One side of a slice; null where it is left open. */
  private @Nullable PyValue bound() {
    char next = peek();
    if (next == '.' && text.startsWith("...", at)) {
      at += 3;
      return new PyValue.Other();
    }
    return next == ':' || next == ',' || next == ']' ? null : sum();
  }

  private List<PyValue> until(char end, Map<String, PyValue> named) {
    List<PyValue> found = new ArrayList<>();
    while (peek() != end) {
      Matcher name = NAME.matcher(text).region(at, text.length());
      int before = at;
      if (name.lookingAt()) {
        at = name.end();
        if (peek() == '=' && !text.startsWith("==", at)) {
          at++;
          named.put(name.group(), sum());
        } else {
          at = before;
          found.add(sum());
        }
      } else {
        found.add(sum());
      }
      if (peek() == ',') {
        at++;
      } else if (peek() != end) {
        throw new Unreadable();
      }
    }
    at++;
    return found;
  }

  private PyValue single() {
    char next = peek();
    if (next == '(' || next == '[') {
      at++;
      int begin = at;
      List<PyValue> items = until(next == '(' ? ')' : ']', new LinkedHashMap<>());
      boolean group = next == '(' && items.size() == 1 && !ends(begin, at - 1);
      return group ? items.getFirst() : new PyValue.Several(items);
    }
    if (next == '"' || next == '\'') {
      int end = text.indexOf(next, at + 1);
      if (end < 0) {
        throw new Unreadable();
      }
      String value = text.substring(at + 1, end);
      at = end + 1;
      return new PyValue.Text(value);
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (number.lookingAt()) {
      at = number.end();
      return new PyValue.Num(Double.parseDouble(number.group().replace("_", "")));
    }
    Matcher name = NAME.matcher(text).region(at, text.length());
    if (!name.lookingAt()) {
      throw new Unreadable();
    }
    at = name.end();
    return switch (name.group()) {
      case "True" -> new PyValue.Flag(true);
      case "False" -> new PyValue.Flag(false);
      case "None" -> new PyValue.Nothing();
      case String dotted -> new PyValue.Name(dotted.replaceAll("\\s", ""));
    };
  }

  /** Whether a comma makes a tuple of one of what stands between brackets. */
  private boolean ends(int begin, int end) {
    return text.substring(begin, end).stripTrailing().endsWith(",");
  }

  /** The next character that is no space; 0 at the end. */
  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }
}
