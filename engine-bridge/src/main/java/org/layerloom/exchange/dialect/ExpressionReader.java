package org.layerloom.exchange.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@link Expression}s by recursive descent. */
public final class ExpressionReader {

  private static final Pattern NUMBER = Pattern.compile("-?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

  private final String text;
  private int at;

  private ExpressionReader(String text) {
    this.text = text;
  }

  /**
   * @throws IllegalArgumentException for what no layer kind writes: these texts are the program's
   *     own, so that is a bug
   */
  public static Expression read(String text) {
    ExpressionReader reader = new ExpressionReader(text);
    Expression expression = reader.expression();
    if (reader.peek() != 0) {
      throw reader.unexpected();
    }
    return expression;
  }

  private Expression expression() {
    Expression expression = single();
    while (peek() == '[') {
      at++;
      Expression index = expression();
      expect(']');
      if (!(index instanceof Expression.Literal number)) {
        throw unexpected();
      }
      expression = new Expression.Item(expression, (int) number.value());
    }
    return expression;
  }

  private Expression single() {
    char next = peek();
    if (next == '(') {
      return choice();
    }
    if (next == '[') {
      at++;
      return new Expression.Items(until(']'));
    }
    if (next == '"') {
      int end = text.indexOf('"', at + 1);
      String word = text.substring(at + 1, end);
      at = end + 1;
      return new Expression.Word(word);
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (number.lookingAt()) {
      at = number.end();
      String digits = number.group();
      return new Expression.Literal(Double.parseDouble(digits), digits.matches("-?\\d+"));
    }
    Matcher name = NAME.matcher(text).region(at, text.length());
    if (!name.lookingAt()) {
      throw unexpected();
    }
    at = name.end();
    return named(name.group());
  }

  private Expression named(String name) {
    if (peek() == '(') {
      at++;
      return new Expression.Call(name, until(')'));
    }
    return switch (name) {
      case "True" -> new Expression.Truth(true);
      case "False" -> new Expression.Truth(false);
      case "None" -> new Expression.Nothing();
      default -> new Expression.Name(name);
    };
  }

  /** Either a choice or an expression in parentheses. */
  private Expression choice() {
    at++;
    Expression then = expression();
    if (peek() == ')') {
      at++;
      return then;
    }
    word("if");
    Expression condition = expression();
    word("else");
    Expression otherwise = expression();
    expect(')');
    return new Expression.Choice(then, condition, otherwise);
  }

  private List<Expression> until(char end) {
    List<Expression> found = new ArrayList<>();
    while (peek() != end) {
      found.add(expression());
      if (peek() == ',') {
        at++;
      } else if (peek() != end) {
        throw unexpected();
      }
    }
    at++;
    return found;
  }

  private void word(String word) {
    peek();
    if (!text.startsWith(word, at)) {
      throw unexpected();
    }
    at += word.length();
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw unexpected();
    }
    at++;
  }

  /** The next character that is no space; 0 at the end. */
  private char peek() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException("not understood at " + at + ": " + text);
  }
}
