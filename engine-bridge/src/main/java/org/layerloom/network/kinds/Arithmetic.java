package org.layerloom.network.kinds;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A formula that a person wrote, read by a grammar that knows numbers, the inputs {@code a} to
 * {@code h}, {@code + - * / ^}, parentheses and a few functions, and nothing else.
 */
sealed interface Arithmetic {

  /** Functions of one argument: their names, and how programs call them. */
  Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("exp", "exp"),
          Map.entry("log", "log"),
          Map.entry("sqrt", "sqrt"),
          Map.entry("abs", "abs"),
          Map.entry("sin", "sin"),
          Map.entry("cos", "cos"),
          Map.entry("tanh", "tanh"),
          Map.entry("sigmoid", "sigmoid"),
          Map.entry("relu", "relu"),
          Map.entry("sign", "sign"));

  /** A number. */
  record Literal(double value) implements Arithmetic {}

  /** An input, counted from 0. */
  record Input(int index) implements Arithmetic {}

  /** A function of one argument. */
  record Call(String function, Arithmetic argument) implements Arithmetic {}

  /** One of {@code + - * / ^}. */
  record Binary(char operator, Arithmetic left, Arithmetic right) implements Arithmetic {}

  /** How many inputs it names: one more than the last. */
  default int inputs() {
    return switch (this) {
      case Literal literal -> 0;
      case Input(int index) -> index + 1;
      case Call(String function, Arithmetic argument) -> argument.inputs();
      case Binary(char operator, Arithmetic left, Arithmetic right) ->
          Math.max(left.inputs(), right.inputs());
    };
  }

  /** As TorchScript writes it; a plain number stays one where it can. */
  default String program(List<String> inputs) {
    return switch (this) {
      case Literal(double value) -> Double.toString(value);
      case Input(int index) -> inputs.get(index);
      case Call(String function, Arithmetic argument) ->
          "torch.%s(%s)".formatted(FUNCTIONS.get(function), argument.program(inputs));
      case Binary(char operator, Arithmetic left, Arithmetic right) ->
          binary(operator, left, right, inputs);
    };
  }

  private static String binary(
      char operator, Arithmetic left, Arithmetic right, List<String> inputs) {
    String a = left.program(inputs);
    String b = right.program(inputs);
    boolean numberFirst = left instanceof Literal && !(right instanceof Literal);
    return switch (operator) {
      case '+' -> numberFirst ? call("add", b, a) : call("add", a, b);
      case '*' -> numberFirst ? call("mul", b, a) : call("mul", a, b);
      case '-' -> numberFirst ? call("add", call("neg", b), a) : call("sub", a, b);
      case '/' -> numberFirst ? call("mul", call("reciprocal", b), a) : call("div", a, b);
      default -> call("pow", a, b);
    };
  }

  private static String call(String function, String... arguments) {
    return "torch." + function + "(" + String.join(", ", arguments) + ")";
  }

  /** In LaTeX. */
  default String latex() {
    return switch (this) {
      case Literal(double value) ->
          value == Math.rint(value) && Math.abs(value) < 1e9
              ? Long.toString((long) value)
              : String.format(Locale.ROOT, "%s", value);
      case Input(int index) -> String.valueOf((char) ('a' + index));
      case Call(String function, Arithmetic argument) ->
          switch (function) {
            case "sqrt" -> "\\sqrt{" + argument.latex() + "}";
            case "abs" -> "\\left|" + argument.latex() + "\\right|";
            default -> "\\mathrm{" + function + "}(" + argument.latex() + ")";
          };
      case Binary(char operator, Arithmetic left, Arithmetic right) ->
          switch (operator) {
            case '/' -> "\\frac{" + left.latex() + "}{" + right.latex() + "}";
            case '^' -> "{" + grouped(left) + "}^{" + right.latex() + "}";
            case '*' -> grouped(left) + " \\cdot " + grouped(right);
            case '-' -> left.latex() + " - " + grouped(right);
            default -> left.latex() + " + " + right.latex();
          };
    };
  }

  private static String grouped(Arithmetic part) {
    return part instanceof Binary(char operator, Arithmetic left, Arithmetic right)
            && operator != '^'
        ? "(" + part.latex() + ")"
        : part.latex();
  }
}
