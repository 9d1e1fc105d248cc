package org.layerloom.app.stepping;

import org.jspecify.annotations.Nullable;
import org.layerloom.network.Node;
import org.layerloom.network.Settings;
import org.layerloom.training.Stepped.Numbers;

/** How the loss's gradient by a number came about from the node that takes the number. */
final class WorkedBackward {

  private final Known known;
  private final Node node;

  WorkedBackward(Known known, Node node) {
    this.known = known;
    this.node = node;
  }

  /** Null where several nodes take the number, or where theirs is not written out. */
  @Nullable Worked at(int at) {
    Node taker = known.taker(node.id());
    Numbers here = known.leaving(node.id());
    if (taker == null || taker.bypassed() || here == null || !here.whole()) {
      return null;
    }
    return switch (taker.kind()) {
      case "mse" -> squares(here, at);
      case "crossEntropy" -> shares(taker, here, at);
      case "dense" -> dense(taker, here, at);
      case "relu", "sigmoid", "tanh" -> activation(taker, at);
      default -> null;
    };
  }

  private static String name(int at) {
    return "\u2202L/\u2202y" + (at + 1);
  }

  private @Nullable Worked squares(Numbers here, int at) {
    int count = here.values().length;
    double[] targets = known.targets(count);
    if (targets == null) {
      return null;
    }
    double gradient = 2 * (here.values()[at] - targets[at]) / count;
    return new Worked(
        name(at)
            + " = 2\u00b7("
            + Worked.say(here.values()[at])
            + " \u2212 "
            + Worked.bracketed(targets[at])
            + ")"
            + (count == 1 ? "" : " / " + count)
            + " = "
            + Worked.say(gradient),
        gradient);
  }

  /** Of sums that a softmax makes shares of: the share, less one where it is the label's. */
  private @Nullable Worked shares(Node loss, Numbers here, int at) {
    Settings settings = loss.settings();
    int label = known.label();
    boolean plain =
        Known.real(settings, "smoothing", 0) == 0
            && Known.text(settings, "classWeights").equals("none")
            && !Known.flag(settings, "ignores")
            && !Known.text(settings, "predictions").equals("probabilities");
    if (!plain || label < 0 || here.shape().rank() != 1) {
      return null;
    }
    double[] sums = new double[here.values().length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = here.values()[i];
    }
    double share = WorkedForward.softmax(sums, at).result();
    double gradient = share - (at == label ? 1 : 0);
    return new Worked(
        name(at)
            + " = p"
            + (at + 1)
            + " \u2212 "
            + (at == label ? 1 : 0)
            + " = "
            + Worked.say(share)
            + " \u2212 "
            + (at == label ? 1 : 0)
            + " = "
            + Worked.say(gradient),
        gradient);
  }

  private @Nullable Worked dense(Node dense, Numbers here, int at) {
    Numbers weight = known.parameter(dense.id() + ".weight");
    Numbers out = known.leaving(dense.id());
    Numbers back = known.gradient(dense.id());
    Activation carried = Activation.named(Known.text(dense.settings(), "activation"));
    if (weight == null
        || out == null
        || back == null
        || carried == null
        || here.shape().rank() != 1
        || !weight.whole()) {
      return null;
    }
    int width = here.values().length;
    int units = out.values().length;
    Terms terms = new Terms(units);
    for (int unit = 0; unit < units; unit++) {
      double slope = carried.slope(out.values()[unit]);
      double w = weight.values()[unit * width + at];
      double g = back.values()[unit];
      String text = Worked.say(w) + "\u00b7" + Worked.bracketed(g);
      terms.add(
          w * g * slope,
          carried == Activation.NONE ? text : text + "\u00b7" + Worked.bracketed(slope));
    }
    return new Worked(
        name(at) + " = " + terms.text() + " = " + Worked.say(terms.sum()), terms.sum());
  }

  private @Nullable Worked activation(Node taker, int at) {
    Activation activation = Activation.named(taker.kind());
    Numbers out = known.leaving(taker.id());
    Numbers back = known.gradient(taker.id());
    if (activation == null || out == null || back == null || at >= out.values().length) {
      return null;
    }
    double slope = activation.slope(out.values()[at]);
    double gradient = slope * back.values()[at];
    return new Worked(
        name(at)
            + " = "
            + Worked.say(back.values()[at])
            + "\u00b7"
            + Worked.bracketed(slope)
            + " = "
            + Worked.say(gradient),
        gradient);
  }
}
