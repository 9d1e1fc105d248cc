package org.layerloom.exchange.keras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Python's statements and expressions, bounded in depth. */
final class PyReader {

  private static final int DEEPEST = 60;
  private static final Pattern NUMBER =
      Pattern.compile("(\\d[\\d_]*\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(\\s*\\.\\s*[\\p{L}_][\\p{L}\\p{N}_]*)*");

  /**
   * A statement on one line.
   *
   * @param number of its first line, from 1
   */
  record Statement(int number, String text) {}

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

  /** Joins what stands within brackets, and drops comments and empty lines. */
  static List<Statement> statements(String source) {
    List<Statement> found = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    int first = 0;
    int brackets = 0;
    int number = 0;
    for (String line : source.split("\n", -1)) {
      number++;
      String code = withoutComment(line);
      if (open.isEmpty()) {
        first = number;
      }
      open.append(code.strip()).append(' ');
      brackets += balance(code);
      if (brackets <= 0) {
        String statement = open.toString().strip();
        if (!statement.isEmpty()) {
          found.add(new Statement(first, statement));
        }
        open.setLength(0);
        brackets = 0;
      }
    }
    return found;
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
  static PyValue expression(String text) {
    PyReader reader = new PyReader(text);
    try {
      PyValue value = reader.sum();
      return reader.peek() == 0 ? value : new PyValue.Other();
    } catch (Unreadable e) {
      return new PyValue.Other();
    }
  }

  /** Numbers may be calculated with: {@code 1./255}. */
  private PyValue sum() {
    if (++depth > DEEPEST) {
      throw new Unreadable();
    }
    PyValue left = called();
    while ("+-*/".indexOf(peek()) >= 0 && peek() != 0) {
      char operator = peek();
      at++;
      PyValue right = called();
      left =
          left instanceof PyValue.Num(double a) && right instanceof PyValue.Num(double b)
              ? new PyValue.Num(
                  switch (operator) {
                    case '+' -> a + b;
                    case '-' -> a - b;
                    case '*' -> a * b;
                    default -> a / b;
                  })
              : new PyValue.Other();
    }
    depth--;
    return left;
  }

  private PyValue called() {
    PyValue value = single();
    while (true) {
      char next = peek();
      if (next == '(') {
        at++;
        value = call(value);
      } else if (next == '[') {
        at++;
        until(']', new LinkedHashMap<>());
        value = new PyValue.Other();
      } else if (next == '.') {
        // A method of a result: nothing that a model is made with.
        at++;
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
          throw new Unreadable();
        }
        at = name.end();
        value = new PyValue.Other();
      } else {
        return value;
      }
    }
  }

  private PyValue call(PyValue function) {
    Map<String, PyValue> named = new LinkedHashMap<>();
    List<PyValue> arguments = until(')', named);
    return new PyValue.Call(function, arguments, named);
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
    if (next == '-') {
      at++;
      return single() instanceof PyValue.Num(double value)
          ? new PyValue.Num(-value)
          : new PyValue.Other();
    }
    if (next == '(' || next == '[') {
      at++;
      int begin = at;
      List<PyValue> items = until(next == '(' ? ')' : ']', new LinkedHashMap<>());
      boolean group = next == '(' && items.size() == 1 && !text.substring(begin, at).contains(",");
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

  /** The next character that is no space; 0 at the end. */
  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }
}
