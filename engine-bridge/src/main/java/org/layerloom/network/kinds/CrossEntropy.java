package org.layerloom.network.kinds;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Repair;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Term;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Value;

/**
 * The mean over the batch of {@code -log p[label]}. Probabilities that come from a softmax are
 * taken back to its logits, which keeps the logarithm exact.
 */
final class CrossEntropy extends Loss {

  CrossEntropy() {
    super(
        "crossEntropy",
        "fth-target",
        Measure.ACCURACY,
        predictions(),
        Parameter.real("smoothing", 0, 0, 0.9).when(Loss::logits));
  }

  @Override
  @Nullable Misfit misfit(Signal.Tensor prediction, Target target, Settings settings) {
    if (prediction.shape().equals(Shape.of(1)) && target.classes() == 2 && target.oneClass()) {
      return Fits.misfit(
          null,
          Message.of("network.loss.oneOfTwo", new Term.OfKind("binaryCrossEntropy")),
          new Repair.Become(
              "binaryCrossEntropy",
              Settings.of(Map.of("predictions", settings.get("predictions")))),
          new Repair.SetBefore(0, "units", new Value.Whole(2)));
    }
    return classes(prediction, target);
  }

  @Override
  List<Misfit> warnings(Signal.Tensor prediction, Settings settings) {
    return squashing(prediction, settings, Signal.Numbers.SHARES, "softmax");
  }

  @Override
  public String loss(TorchCode code) {
    String prediction = code.input(0);
    String logits = logits(code.settings()) ? prediction : code.logits(prediction);
    if (logits != null) {
      double smoothing = logits(code.settings()) ? code.settings().real("smoothing") : 0;
      return code.let(
          "torch.cross_entropy_loss(%s, %s, None, 1, -100, %s)"
              .formatted(logits, code.input(1), smoothing));
    }
    String log = code.let("torch.log(torch.clamp(" + prediction + ", 1e-07, 1.))");
    return code.let("torch.nll_loss(%s, %s, None, 1, -100)".formatted(log, code.input(1)));
  }

  @Override
  public String summary(Settings settings) {
    return "{predictions}";
  }

  @Override
  public String formula(Settings settings) {
    return logits(settings)
        ? "L = -\\frac{1}{N} \\sum_n \\log \\frac{e^{z_{n,t_n}}}{\\sum_k e^{z_{n,k}}}"
        : "L = -\\frac{1}{N} \\sum_n \\log p_{n,t_n}";
  }
}
