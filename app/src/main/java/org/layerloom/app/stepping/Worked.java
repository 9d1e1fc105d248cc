package org.layerloom.app.stepping;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.layerloom.network.Graph;
import org.layerloom.network.Node;
import org.layerloom.training.Stepped;

/**
 * How one number of a step came about, with the numbers put in: {@code y1 = 1·2 + 2·3 + 5 = 13}.
 *
 * @param line as it is read
 * @param result what the line's own arithmetic gives
 */
record Worked(String line, double result) {

  /**
   * The number at a place of what a stop shows; nothing where its kind is not written out, or where
   * not all numbers are there.
   *
   * @param graph unfolded, as the engine calls nodes
   * @param at from 0 on, row by row
   */
  static Optional<Worked> of(Stepped step, Graph graph, Stop stop, int at) {
    Node node = graph.find(stop.node());
    if (node == null) {
      return Optional.empty();
    }
    Known known = new Known(step, graph);
    return Optional.ofNullable(
        switch (stop.phase()) {
          case FORWARD -> new WorkedForward(known, node).at(at);
          case LOSS -> new WorkedLoss(known, node).line();
          case BACKWARD -> new WorkedBackward(known, node).at(at);
          case UPDATE -> new WorkedUpdate(known, node, stop.name()).at(at);
        });
  }

  /** Five digits, without trailing zeros. */
  static String say(double number) {
    if (!Double.isFinite(number)) {
      return String.valueOf(number);
    }
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(5)).stripTrailingZeros();
    double size = Math.abs(number);
    boolean plain = number == 0 || (size >= 1e-4 && size < 1e7);
    String text = plain ? rounded.toPlainString() : rounded.toString();
    return text.replace('-', '\u2212');
  }

  /** The same in brackets where a sign would stand beside another. */
  static String bracketed(double number) {
    return number < 0 ? "(" + say(number) + ")" : say(number);
  }
}
