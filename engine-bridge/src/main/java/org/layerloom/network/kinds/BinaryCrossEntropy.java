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
import org.layerloom.network.TorchCode;
import org.layerloom.network.Value;

/**
 * The mean of {@code -t log p - (1 - t) log(1 - p)}: each output answers yes or no. Where yes is
 * rare, the first term counts as often as one likes.
 */
final class BinaryCrossEntropy extends Loss {

  BinaryCrossEntropy() {
    super(
        "binaryCrossEntropy",
        "fth-toggle-right",
        Measure.BINARY_ACCURACY,
        predictions(),
        Parameter.factor("positiveWeight", 1, 1e-4, 1e4));
  }

  /** What predictions are goes on. */
  private static Settings as(Settings settings) {
    return Settings.of(Map.of("predictions", settings.get("predictions")));
  }

  @Override
  @Nullable Misfit misfit(Signal.Tensor prediction, Target target, Settings settings) {
    Shape shape = prediction.shape();
    if (target.classes() > 2) {
      return Fits.misfit(
          null,
          Message.of("network.loss.manyClasses", target.classes()),
          fitting(target, as(settings)));
    }
    if (target.classes() > 0 && shape.size() == 2 && target.shape().rank() == 0) {
      return Fits.misfit(
          null,
          Message.of("network.loss.twoForTwo"),
          new Repair.SetBefore(0, "units", new Value.Whole(1)),
          fitting(target, as(settings)));
    }
    return shape.size() == target.shape().size()
        ? null
        : width(Message.of("network.loss.targets", target.shape(), shape), target.shape().size());
  }

  @Override
  List<Misfit> warnings(Signal.Tensor prediction, Settings settings) {
    return squashing(prediction, settings, Signal.Numbers.UNIT, "sigmoid");
  }

  @Override
  public String loss(TorchCode code) {
    String prediction = code.input(0);
    String target = target(code);
    String logits = logits(code.settings()) ? prediction : code.logits(prediction);
    double positive = code.settings().real("positiveWeight");
    String weights =
        positive == 1
            ? "None"
            : code.let("torch.add(torch.mul(%s, %s), 1.)".formatted(target, positive - 1));
    return code.let(
        logits != null
            ? "torch.binary_cross_entropy_with_logits(%s, %s, %s, None, 1)"
                .formatted(logits, target, weights)
            : "torch.binary_cross_entropy(%s, %s, %s, 1)".formatted(prediction, target, weights));
  }

  @Override
  public String summary(Settings settings) {
    return "{predictions}";
  }

  @Override
  public String formula(Settings settings) {
    String p = logits(settings) ? "\\sigma(z_i)" : "p_i";
    return "L = -\\frac{1}{N} \\sum_i t_i \\log %s + (1 - t_i) \\log (1 - %s)".formatted(p, p);
  }
}
