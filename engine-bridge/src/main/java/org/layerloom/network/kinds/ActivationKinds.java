package org.layerloom.network.kinds;

import static org.layerloom.network.kinds.Elementwise.activation;

import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Kind;
import org.layerloom.network.Parameter;
import org.layerloom.network.Signal;

/** Activations, one each a line: what they are called, calculate and run. */
final class ActivationKinds {

  private ActivationKinds() {}

  static List<Kind> all() {
    return List.of(
        activation("relu", "fth-trending-up", "y = \\max(0, x)", "torch.relu(%s)"),
        slope(
            "leakyRelu",
            "\\max(x, \\alpha x)",
            "torch.leaky_relu(%s, {alpha})",
            Parameter.real("alpha", 0.01, 0, 1)),
        new Prelu(),
        activation("relu6", "fth-trending-up", "y = \\min(\\max(0, x), 6)", "torch.relu6(%s)"),
        slope(
            "elu",
            "\\begin{cases} x & x > 0 \\\\ \\alpha (e^x - 1) & x \\le 0 \\end{cases}",
            "torch.elu(%s, {alpha}, 1., 1.)",
            Parameter.real("alpha", 1, 0.01, 10)),
        activation(
            "selu",
            "fth-trending-up",
            "y = \\lambda \\begin{cases} x & x > 0 \\\\ \\alpha (e^x - 1) & x \\le 0 \\end{cases}",
            "torch.selu(%s)"),
        slope(
            "celu",
            "\\max(0, x) + \\min(0, \\alpha (e^{x/\\alpha} - 1))",
            "torch.celu(%s, {alpha})",
            Parameter.real("alpha", 1, 0.01, 10)),
        activation("gelu", "fth-trending-up", "y = x\\, \\Phi(x)", "torch.gelu(%s)"),
        activation("silu", "fth-trending-up", "y = x\\, \\sigma(x)", "torch.silu(%s)"),
        activation("mish", "fth-trending-up", "y = x \\tanh(\\ln(1 + e^x))", "torch.mish(%s)"),
        activation(
            "softplus", "fth-trending-up", "y = \\ln(1 + e^x)", "torch.softplus(%s, 1., 20.)"),
        Elementwise.sigmoid(),
        activation("logSigmoid", "fth-activity", "y = \\ln \\sigma(x)", "torch.log_sigmoid(%s)"),
        activation(
            "hardSigmoid",
            "fth-activity",
            "y = \\min(\\max(0, \\tfrac{x}{6} + \\tfrac12), 1)",
            "torch.hardsigmoid(%s)"),
        activation(
            "hardSwish",
            "fth-trending-up",
            "y = x \\min(\\max(0, \\tfrac{x}{6} + \\tfrac12), 1)",
            "torch.hardswish(%s)"),
        activation("tanh", "fth-activity", "y = \\tanh x", "torch.tanh(%s)"),
        activation(
            "hardTanh",
            "fth-activity",
            "y = \\min(\\max(-1, x), 1)",
            "torch.hardtanh(%s, -1., 1.)"),
        activation(
            "softsign",
            "fth-activity",
            "y = \\frac{x}{1 + |x|}",
            "torch.div(%s, torch.add(torch.abs(%s), 1.))"),
        new Softmax(),
        new Elementwise(
            "logSoftmax",
            Family.ACTIVATION,
            "fth-percent",
            Signal.Numbers.REAL,
            "",
            settings -> "y_i = x_i - \\ln \\sum_j e^{x_j}",
            (settings, x) -> "torch.log_softmax(" + x + ", -1)"),
        new Glu());
  }

  /** An activation with one number to set. */
  private static Elementwise slope(String id, String formula, String program, Parameter parameter) {
    String hole = "{" + parameter.name() + "}";
    return new Elementwise(
        id,
        Family.ACTIVATION,
        "fth-trending-up",
        Signal.Numbers.REAL,
        hole,
        settings -> "y = " + formula,
        (settings, x) ->
            program.replace("%s", x).replace(hole, settings.get(parameter.name()).plain()),
        parameter);
  }
}
