package org.layerloom.app.stepping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Node;
import org.layerloom.network.Settings;
import org.layerloom.training.Stepped;

/** How a parameter's number moves: by gradient descent, with momentum, or by Adam. */
final class WorkedUpdate {

  private final Known known;
  private final Settings layer;
  private final String name;

  /**
   * @param name of the parameter, as checkpoints call it
   */
  WorkedUpdate(Known known, Node node, String name) {
    this.known = known;
    this.layer = node.settings();
    this.name = name;
  }

  /** Null where something else touches the gradient, or the optimiser is another. */
  @Nullable Worked at(int at) {
    List<Node> trains =
        known.graph().nodes().values().stream().filter(it -> it.kind().equals("train")).toList();
    Stepped.Change change = known.change(name);
    if (trains.size() != 1
        || change == null
        || change.gradient() == null
        || at >= change.before().values().length
        || Known.real(layer, "l1", 0) > 0
        || Known.real(layer, "l2", 0) > 0) {
      return null;
    }
    Settings plan = trains.getFirst().settings();
    if (Known.real(plan, "weightDecay", 0) > 0
        || Known.real(plan, "l1", 0) > 0
        || !Known.text(plan, "clip").equals("none")) {
      return null;
    }
    double rate = known.step().learningRate() * Known.real(layer, "learningRateFactor", 1);
    double before = change.before().values()[at];
    double gradient = change.gradient().values()[at];
    return switch (Known.text(plan, "optimizer")) {
      case "sgd" -> Known.real(plan, "momentum", 0) == 0 ? descent(before, rate, gradient) : null;
      case "adam" -> adam(plan, change, at, rate);
      default -> null;
    };
  }

  private static Worked descent(double before, double rate, double gradient) {
    double after = before - rate * gradient;
    return new Worked(
        "w = "
            + Worked.say(before)
            + " \u2212 "
            + Worked.say(rate)
            + "\u00b7"
            + Worked.bracketed(gradient)
            + " = "
            + Worked.say(after),
        after);
  }

  /** D. Kingma and J. Ba, "Adam", 2015, algorithm 1; its first step, whose count is known. */
  private static @Nullable Worked adam(Settings plan, Stepped.Change change, int at, double rate) {
    Stepped.Kept mean = kept(change, "mean");
    Stepped.Kept square = kept(change, "square");
    Stepped.Numbers gradients = change.gradient();
    if (mean == null || square == null || gradients == null || !first(mean) || !first(square)) {
      return null;
    }
    double beta1 = Known.real(plan, "beta1", 0.9);
    double beta2 = Known.real(plan, "beta2", 0.999);
    double epsilon = Known.real(plan, "epsilon", 1e-8);
    double gradient = gradients.values()[at];
    double m = (1 - beta1) * gradient;
    double v = (1 - beta2) * gradient * gradient;
    double straightMean = m / (1 - beta1);
    double straightSquare = v / (1 - beta2);
    double before = change.before().values()[at];
    double after = before - rate * straightMean / (Math.sqrt(straightSquare) + epsilon);
    String line =
        "m = "
            + Worked.say(beta1)
            + "\u00b70 + "
            + Worked.say(1 - beta1)
            + "\u00b7"
            + Worked.bracketed(gradient)
            + " = "
            + Worked.say(m)
            + ", v = "
            + Worked.say(beta2)
            + "\u00b70 + "
            + Worked.say(1 - beta2)
            + "\u00b7"
            + Worked.bracketed(gradient)
            + "\u00b2 = "
            + Worked.say(v)
            + "\nw = "
            + Worked.say(before)
            + " \u2212 "
            + Worked.say(rate)
            + "\u00b7("
            + Worked.say(m)
            + " / "
            + Worked.say(1 - beta1)
            + ") / (\u221a("
            + Worked.say(v)
            + " / "
            + Worked.say(1 - beta2)
            + ") + "
            + Worked.say(epsilon)
            + ") = "
            + Worked.say(after);
    return new Worked(line, after);
  }

  private static boolean first(Stepped.Kept kept) {
    for (float number : kept.before().values()) {
      if (number != 0) {
        return false;
      }
    }
    return true;
  }

  private static Stepped.@Nullable Kept kept(Stepped.Change change, String what) {
    return change.kept().stream().filter(it -> it.what().equals(what)).findFirst().orElse(null);
  }
}
