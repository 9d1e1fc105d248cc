package org.layerloom.app.stepping;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Graph;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Settings;
import org.layerloom.network.Value;
import org.layerloom.training.Stepped;
import org.layerloom.training.Stepped.Numbers;

/**
 * How one number of a step came about, with the numbers put in: {@code y1 = 1·2 + 2·3 + 5 = 13}.
 *
 * @param line as it is read
 * @param result what the line's own arithmetic gives
 */
record Worked(String line, double result) {

  /** Beyond these terms a person reads no more. */
  private static final int MOST_TERMS = 6;

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
    return Optional.ofNullable(
        switch (stop.phase()) {
          case FORWARD -> node.kind().equals("dense") ? dense(step, graph, node, at) : null;
          case LOSS -> node.kind().equals("mse") ? squares(step, graph, node) : null;
          case BACKWARD -> null;
          case UPDATE -> descent(step, graph, stop, at);
        });
  }

  private static @Nullable Worked dense(Stepped step, Graph graph, Node node, int at) {
    Numbers in = arriving(step, graph, node.id());
    Numbers weight = parameter(step, node.id() + ".weight");
    Numbers bias = parameter(step, node.id() + ".bias");
    if (in == null || weight == null || in.shape().rank() != 1 || !in.whole() || !weight.whole()) {
      return null;
    }
    int width = in.values().length;
    StringBuilder line = new StringBuilder();
    double sum = 0;
    for (int i = 0; i < width; i++) {
      sum += (double) weight.values()[at * width + i] * in.values()[i];
      if (i < MOST_TERMS) {
        line.append(i == 0 ? "" : " + ")
            .append(say(weight.values()[at * width + i]))
            .append('\u00b7')
            .append(say(in.values()[i]));
      } else if (i == MOST_TERMS) {
        line.append(" + \u2026");
      }
    }
    if (bias != null) {
      sum += bias.values()[at];
      line.append(" + ").append(say(bias.values()[at]));
    }
    String y = "y" + (at + 1) + " = ";
    String activation = text(node.settings(), "activation");
    return switch (activation) {
      case "none" -> new Worked(y + line + " = " + say(sum), sum);
      case "relu" ->
          new Worked(
              y + "max(0, " + line + ") = max(0, " + say(sum) + ") = " + say(Math.max(0, sum)),
              Math.max(0, sum));
      case "sigmoid" -> {
        double squashed = 1 / (1 + Math.exp(-sum));
        yield new Worked(
            y + "\u03c3(" + line + ") = \u03c3(" + say(sum) + ") = " + say(squashed), squashed);
      }
      case "tanh" ->
          new Worked(
              y + "tanh(" + line + ") = tanh(" + say(sum) + ") = " + say(Math.tanh(sum)),
              Math.tanh(sum));
      default -> null;
    };
  }

  private static @Nullable Worked squares(Stepped step, Graph graph, Node node) {
    Numbers in = arriving(step, graph, node.id());
    if (in == null || !in.whole() || step.sample().classes() > 0) {
      return null;
    }
    var labels = step.sample().labels().duplicate().order(java.nio.ByteOrder.LITTLE_ENDIAN);
    int count = in.values().length;
    if (labels.remaining() != count * Float.BYTES) {
      return null;
    }
    StringBuilder line = new StringBuilder();
    double sum = 0;
    for (int i = 0; i < count; i++) {
      float target = labels.getFloat();
      sum += Math.pow((double) in.values()[i] - target, 2);
      if (i < MOST_TERMS) {
        line.append(i == 0 ? "" : " + ")
            .append('(')
            .append(say(in.values()[i]))
            .append(" \u2212 ")
            .append(say(target))
            .append(")\u00b2");
      } else if (i == MOST_TERMS) {
        line.append(" + \u2026");
      }
    }
    double mean = sum / count;
    String left = count == 1 ? line.toString() : "(" + line + ") / " + count;
    return new Worked("L = " + left + " = " + say(mean), mean);
  }

  /** Plain gradient descent alone: nothing else touches the gradient, nothing is remembered. */
  private static @Nullable Worked descent(Stepped step, Graph graph, Stop stop, int at) {
    List<Node> trains =
        graph.nodes().values().stream().filter(node -> node.kind().equals("train")).toList();
    Settings layer = graph.node(stop.node()).settings();
    if (trains.size() != 1 || real(layer, "l1", 0) > 0 || real(layer, "l2", 0) > 0) {
      return null;
    }
    Settings plan = trains.getFirst().settings();
    boolean plain =
        text(plan, "optimizer").equals("sgd")
            && real(plan, "momentum", 0) == 0
            && real(plan, "weightDecay", 0) == 0
            && real(plan, "l1", 0) == 0
            && text(plan, "clip").equals("none");
    Stepped.Change change =
        step.parameters().stream()
            .filter(it -> it.name().equals(stop.name()))
            .findFirst()
            .orElse(null);
    if (!plain || change == null || change.gradient() == null) {
      return null;
    }
    double rate = step.learningRate() * real(layer, "learningRateFactor", 1);
    float before = change.before().values()[at];
    float gradient = change.gradient().values()[at];
    double after = before - rate * gradient;
    return new Worked(
        "w = "
            + say(before)
            + " \u2212 "
            + say(rate)
            + "\u00b7"
            + say(gradient)
            + " = "
            + say(after),
        after);
  }

  /** What comes in at a node's first input; null where the engine does not show it. */
  private static @Nullable Numbers arriving(Stepped step, Graph graph, NodeId node) {
    return graph.into(node).stream()
        .map(org.layerloom.network.Link::from)
        .flatMap(from -> step.flows().stream().filter(flow -> flow.port().equals(from)))
        .map(Stepped.Flow::values)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Numbers parameter(Stepped step, String name) {
    return step.parameters().stream()
        .filter(it -> it.name().equals(name))
        .map(Stepped.Change::before)
        .findFirst()
        .orElse(null);
  }

  private static String text(Settings settings, String name) {
    return settings.values().get(name) instanceof Value.Text(String value) ? value : "none";
  }

  private static double real(Settings settings, String name, double otherwise) {
    return settings.values().get(name) instanceof Value.Real(double value) ? value : otherwise;
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
}
