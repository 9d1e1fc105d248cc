package org.layerloom.exchange.dialect;

import java.util.List;

/** An expression of TorchScript's serialised dialect, as far as layer kinds write it. */
public sealed interface Expression {

  /** A variable. */
  record Name(String name) implements Expression {}

  /**
   * A number.
   *
   * @param whole whether it was written without a point or exponent
   */
  record Literal(double value, boolean whole) implements Expression {}

  /** A word between quotes. */
  record Word(String text) implements Expression {}

  /** True or False. */
  record Truth(boolean value) implements Expression {}

  /** None. */
  record Nothing() implements Expression {}

  /** A list. */
  record Items(List<Expression> items) implements Expression {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A call by its full name: {@code torch.conv2d}. */
  record Call(String function, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** One of several results: {@code torch.gru(...)[1]}. */
  record Item(Expression of, int index) implements Expression {}

  /** {@code (then if condition else otherwise)}. */
  record Choice(Expression then, Expression condition, Expression otherwise)
      implements Expression {}
}
