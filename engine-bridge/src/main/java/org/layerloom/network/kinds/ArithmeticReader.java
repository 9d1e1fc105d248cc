package org.layerloom.network.kinds;

import org.jspecify.annotations.Nullable;
import org.layerloom.network.Message;

/**
 * Reads {@link Arithmetic}: sums of products of powers, by recursive descent. Depth is bounded, so
 * no text can exhaust the stack.
 */
final class ArithmeticReader {

  private static final int DEEPEST = 60;

  private final String text;
  private int at;
  private int depth;

  private ArithmeticReader(String text) {
    this.text = text;
  }

  /** What was read, or where and why it could not be. */
  sealed interface Reading {
    record Read(Arithmetic arithmetic) implements Reading {}

    record Wrong(Message reason) implements Reading {}
  }

  /** Thrown inside this class alone. */
  private static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    Fault(Message reason) {
      super(reason.key(), null, false, false);
      this.reason = reason;
    }
  }

  static Reading read(String text) {
    ArithmeticReader reader = new ArithmeticReader(text);
    try {
      Arithmetic arithmetic = reader.sum();
      if (reader.peek() != 0) {
        throw reader.unexpected();
      }
      return new Reading.Read(arithmetic);
    } catch (Fault fault) {
      return new Reading.Wrong(fault.reason);
    }
  }

  private Arithmetic sum() {
    if (++depth > DEEPEST) {
      throw new Fault(Message.of("network.expression.deep"));
    }
    Arithmetic left = product();
    for (char next = peek(); next == '+' || next == '-'; next = peek()) {
      at++;
      left = combined(next, left, product());
    }
    depth--;
    return left;
  }

  private Arithmetic product() {
    Arithmetic left = signed();
    for (char next = peek(); next == '*' || next == '/'; next = peek()) {
      at++;
      left = combined(next, left, signed());
    }
    return left;
  }

  /** A minus binds weaker than a power: {@code -a^2} is {@code -(a^2)}. */
  private Arithmetic signed() {
    if (peek() == '-') {
      at++;
      if (++depth > DEEPEST) {
        throw new Fault(Message.of("network.expression.deep"));
      }
      Arithmetic inner = signed();
      depth--;
      return combined('*', new Arithmetic.Literal(-1), inner);
    }
    Arithmetic base = single();
    if (peek() != '^') {
      return base;
    }
    at++;
    if (++depth > DEEPEST) {
      throw new Fault(Message.of("network.expression.deep"));
    }
    Arithmetic power = signed();
    depth--;
    return combined('^', base, power);
  }

  private Arithmetic single() {
    char next = peek();
    if (next == '(') {
      at++;
      Arithmetic inner = sum();
      close();
      return inner;
    }
    if (Character.isDigit(next) || next == '.') {
      return number();
    }
    if (next >= 'a' && next <= 'z') {
      return named();
    }
    throw unexpected();
  }

  private Arithmetic named() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z') {
      at++;
    }
    String name = text.substring(start, at);
    if (name.length() == 1 && name.charAt(0) <= 'h') {
      return new Arithmetic.Input(name.charAt(0) - 'a');
    }
    if (!Arithmetic.FUNCTIONS.containsKey(name)) {
      throw new Fault(
          Message.of(
              "network.expression.name",
              name,
              String.join(", ", Arithmetic.FUNCTIONS.keySet().stream().sorted().toList())));
    }
    if (peek() != '(') {
      throw unexpected();
    }
    at++;
    Arithmetic argument = sum();
    close();
    return called(name, argument);
  }

  private Arithmetic number() {
    int start = at;
    while (at < text.length() && isOfNumber(start)) {
      at++;
    }
    @Nullable Double value = parse(text.substring(start, at));
    if (value == null) {
      at = start;
      throw unexpected();
    }
    return new Arithmetic.Literal(value);
  }

  private boolean isOfNumber(int start) {
    char c = text.charAt(at);
    boolean sign = (c == '-' || c == '+') && at > start && text.charAt(at - 1) == 'e';
    return Character.isDigit(c) || c == '.' || sign || (c == 'e' && at > start);
  }

  private static @Nullable Double parse(String digits) {
    try {
      double value = Double.parseDouble(digits);
      return Double.isFinite(value) ? value : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  /** What is known now is calculated now, so that programs only hold what depends on inputs. */
  private static Arithmetic combined(char operator, Arithmetic left, Arithmetic right) {
    if (!(left instanceof Arithmetic.Literal(double a)
        && right instanceof Arithmetic.Literal(double b))) {
      return new Arithmetic.Binary(operator, left, right);
    }
    return finite(
        switch (operator) {
          case '+' -> a + b;
          case '-' -> a - b;
          case '*' -> a * b;
          case '/' -> a / b;
          default -> Math.pow(a, b);
        });
  }

  private static Arithmetic called(String function, Arithmetic argument) {
    if (!(argument instanceof Arithmetic.Literal(double x))) {
      return new Arithmetic.Call(function, argument);
    }
    return finite(
        switch (function) {
          case "exp" -> Math.exp(x);
          case "log" -> Math.log(x);
          case "sqrt" -> Math.sqrt(x);
          case "abs" -> Math.abs(x);
          case "sin" -> Math.sin(x);
          case "cos" -> Math.cos(x);
          case "tanh" -> Math.tanh(x);
          case "sigmoid" -> 1 / (1 + Math.exp(-x));
          case "relu" -> Math.max(0, x);
          default -> Math.signum(x);
        });
  }

  private static Arithmetic finite(double value) {
    if (!Double.isFinite(value)) {
      throw new Fault(Message.of("network.expression.number"));
    }
    return new Arithmetic.Literal(value);
  }

  private void close() {
    if (peek() != ')') {
      throw unexpected();
    }
    at++;
  }

  /** The next character that is no space; 0 at the end. */
  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private Fault unexpected() {
    return new Fault(
        at < text.length()
            ? Message.of("network.expression.unexpected", at + 1, text.substring(at, at + 1))
            : Message.of("network.expression.end"));
  }
}
