package org.layerloom.app.stepping;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Node;
import org.layerloom.network.Settings;
import org.layerloom.training.Stepped.Numbers;

/** How a loss came about from a prediction and what it should have been. */
final class WorkedLoss {

  /** As near to nothing as the engine lets a probability come before its logarithm. */
  private static final double LEAST = 1e-7;

  private final Known known;
  private final Settings settings;
  private final String kind;
  private final @Nullable Numbers in;

  WorkedLoss(Known known, Node node) {
    this.known = known;
    this.settings = node.settings();
    this.kind = node.kind();
    this.in = known.arriving(node);
  }

  /** Null where the loss is not written out, or has settings that make it another. */
  @Nullable Worked line() {
    Numbers prediction = in;
    if (prediction == null || !prediction.whole() || prediction.shape().rank() != 1) {
      return null;
    }
    return switch (kind) {
      case "mse" -> differences(prediction, true);
      case "mae" -> differences(prediction, false);
      case "crossEntropy" -> crossEntropy(prediction);
      case "binaryCrossEntropy" -> binary(prediction);
      default -> null;
    };
  }

  private @Nullable Worked differences(Numbers prediction, boolean squared) {
    int count = prediction.values().length;
    double[] targets = known.targets(count);
    if (targets == null) {
      return null;
    }
    Terms terms = new Terms(count);
    for (int i = 0; i < count; i++) {
      double apart = prediction.values()[i] - targets[i];
      String difference =
          Worked.say(prediction.values()[i]) + " \u2212 " + Worked.bracketed(targets[i]);
      terms.add(
          squared ? apart * apart : Math.abs(apart),
          squared ? "(" + difference + ")\u00b2" : "|" + difference + "|");
    }
    double mean = terms.sum() / count;
    String left = count == 1 ? terms.text() : "(" + terms.text() + ") / " + count;
    return new Worked("L = " + left + " = " + Worked.say(mean), mean);
  }

  private boolean plain() {
    return Known.real(settings, "smoothing", 0) == 0
        && Known.text(settings, "classWeights").equals("none")
        && !Known.flag(settings, "ignores");
  }

  private @Nullable Worked crossEntropy(Numbers prediction) {
    int label = known.label();
    if (!plain() || label < 0 || label >= prediction.values().length) {
      return null;
    }
    float[] z = prediction.values();
    if (Known.text(settings, "predictions").equals("probabilities")) {
      return ofShare(z[label]);
    }
    double[] sums = new double[z.length];
    Arrays.setAll(sums, i -> z[i]);
    Worked share = WorkedForward.softmax(sums, label);
    String fraction = share.line().substring(share.line().indexOf("= ") + 2);
    fraction = fraction.substring(0, fraction.lastIndexOf(" = "));
    double loss = -Math.log(share.result());
    return new Worked(
        "L = \u2212ln("
            + fraction
            + ") = \u2212ln "
            + Worked.say(share.result())
            + " = "
            + Worked.say(loss),
        loss);
  }

  private static Worked ofShare(double share) {
    double loss = -Math.log(Math.max(LEAST, share));
    return new Worked("L = \u2212ln " + Worked.say(share) + " = " + Worked.say(loss), loss);
  }

  private @Nullable Worked binary(Numbers prediction) {
    int label = known.label();
    if (!plain() || prediction.values().length != 1 || label < 0 || label > 1) {
      return null;
    }
    boolean logits = !Known.text(settings, "predictions").equals("probabilities");
    double given = prediction.values()[0];
    double yes = logits ? Activation.SIGMOID.of(given) : given;
    if (!logits) {
      return label == 1 ? ofShare(yes) : minusLog("1 \u2212 " + Worked.say(yes), 1 - yes);
    }
    String squashed = Activation.SIGMOID.about(Worked.say(given));
    return label == 1 ? minusLog(squashed, yes) : minusLog("1 \u2212 " + squashed, 1 - yes);
  }

  private static Worked minusLog(String of, double share) {
    double loss = -Math.log(Math.max(LEAST, share));
    return new Worked(
        "L = \u2212ln(" + of + ") = \u2212ln " + Worked.say(share) + " = " + Worked.say(loss),
        loss);
  }
}
