package org.layerloom.network.kinds;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Repair;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
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
        Stream.concat(
                Stream.of(predictions(), Parameter.real("smoothing", 0, 0, 0.9).when(Loss::logits)),
                Stream.of(ClassWeights.parameters()))
            .toArray(Parameter[]::new));
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
    Misfit misfit = classes(prediction, target);
    return misfit != null ? misfit : ClassWeights.misfit(settings, target.classes());
  }

  @Override
  List<Misfit> warnings(Signal.Tensor prediction, Settings settings) {
    return squashing(prediction, settings, Signal.Numbers.SHARES, "softmax");
  }

  @Override
  public String loss(TorchCode code) {
    String prediction = code.input(0);
    String logits = logits(code.settings()) ? prediction : code.logits(prediction);
    double smoothing = logits(code.settings()) ? code.settings().real("smoothing") : 0;
    boolean plain = ClassWeights.plain(code.settings());
    long ignored = ClassWeights.ignored(code.settings());
    // The mean over the batch where all count alike, else the sum.
    int reduction = plain ? 1 : 2;
    String weights = plain ? "None" : ClassWeights.weights(code, prediction);
    String loss;
    if (logits != null) {
      loss =
          code.let(
              "torch.cross_entropy_loss(%s, %s, %s, %d, %d, %s)"
                  .formatted(logits, code.input(1), weights, reduction, ignored, smoothing));
    } else {
      String log = code.let("torch.log(torch.clamp(" + prediction + ", 1e-07, 1.))");
      loss =
          code.let(
              "torch.nll_loss(%s, %s, %s, %d, %d)"
                  .formatted(log, code.input(1), weights, reduction, ignored));
    }
    if (plain) {
      return loss;
    }
    String mass = ClassWeights.mass(code, code.input(1), weights);
    return code.let("torch.div(%s, torch.clamp(%s, 1e-12, None))".formatted(loss, mass));
  }

  @Override
  public long balances(Site site) {
    return ClassWeights.balanced(site.settings()) ? Target.of(site.input(1)).classes() : 0;
  }

  @Override
  public @Nullable Long ignored(Settings settings) {
    return settings.flag("ignores") ? ClassWeights.ignored(settings) : null;
  }

  @Override
  public @Nullable String mass(TorchCode code) {
    if (ClassWeights.plain(code.settings())) {
      return null;
    }
    // Before anything is predicted: 32-bit numbers will do for a share.
    String like = code.let("torch.zeros([1])");
    return ClassWeights.mass(code, code.input(1), ClassWeights.weights(code, like));
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
