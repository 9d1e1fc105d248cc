package org.layerloom.network.kinds;

import org.jspecify.annotations.Nullable;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Settings;
import org.layerloom.network.Signal;
import org.layerloom.network.TorchCode;

/** The mean over all numbers of how far a prediction is from its target. */
final class NumberLoss extends Loss {

  static NumberLoss mse() {
    return new NumberLoss(
        "mse",
        "fth-crosshair",
        "torch.mse_loss({y}, {t}, 1)",
        "L = \\frac{1}{N} \\sum_i (y_i - t_i)^2");
  }

  static NumberLoss mae() {
    return new NumberLoss(
        "mae",
        "fth-crosshair",
        "torch.l1_loss({y}, {t}, 1)",
        "L = \\frac{1}{N} \\sum_i |y_i - t_i|");
  }

  static NumberLoss huber() {
    return new NumberLoss(
        "huber",
        "fth-crosshair",
        "torch.huber_loss({y}, {t}, 1, {delta})",
        "L = \\frac{1}{N} \\sum_i \\begin{cases} \\frac12 e_i^2 & |e_i| \\le \\delta \\\\"
            + " \\delta (|e_i| - \\frac12 \\delta) & \\text{else} \\end{cases}",
        Parameter.factor("delta", 1, 1e-4, 1e4));
  }

  /** Targets are shares of a whole (below zero counts as none); predictions are logits. */
  static NumberLoss divergence() {
    return new NumberLoss(
        "klDivergence",
        "fth-git-commit",
        "torch.div(torch.kl_div(torch.log_softmax({y}, -1), torch.clamp({t}, 0.), 2), torch.size({y}, 0))",
        "L = \\frac{1}{N} \\sum_n \\sum_k t_{n,k} \\log \\frac{t_{n,k}}{p_{n,k}}");
  }

  static NumberLoss cosine() {
    return new NumberLoss(
        "cosineLoss",
        "fth-compass",
        "torch.mean(torch.rsub(torch.cosine_similarity({y}, {t}, -1, 1.0E-8), 1.))",
        "L = 1 - \\frac{\\mathbf{y} \\cdot \\mathbf{t}}{\\|\\mathbf{y}\\| \\|\\mathbf{t}\\|}");
  }

  private final String program;
  private final String formula;

  /**
   * @param program {@code {y}} stands for the prediction, {@code {t}} for the target, and a
   *     parameter's name in braces for its value
   */
  NumberLoss(String id, String icon, String program, String formula, Parameter... parameters) {
    super(id, icon, Measure.NONE, parameters);
    this.program = program;
    this.formula = formula;
  }

  @Override
  @Nullable Misfit misfit(Signal.Tensor prediction, Target target, Settings settings) {
    if (target.classes() > 0) {
      return Fits.misfit(
          null,
          Message.of("network.loss.wantsNumbers", target.classes()),
          fitting(target, Settings.NONE));
    }
    return prediction.shape().size() == target.shape().size()
        ? null
        : width(
            Message.of("network.loss.targets", target.shape(), prediction.shape()),
            target.shape().size());
  }

  @Override
  public String loss(TorchCode code) {
    String text = program.replace("{y}", code.input(0)).replace("{t}", target(code));
    for (Parameter parameter : parameters()) {
      text =
          text.replace("{" + parameter.name() + "}", code.settings().get(parameter.name()).plain());
    }
    return code.let(text);
  }

  @Override
  public String formula(Settings settings) {
    return formula;
  }
}
