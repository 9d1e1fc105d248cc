package org.layerloom.network.kinds;

import org.jspecify.annotations.Nullable;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.Message;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.TorchCode;

/**
 * Compares a long sequence of predictions with a shorter one of labels whose places are not known
 * (Graves et al. 2006). Predictions are logits {@code [steps, classes]}; class 0 is the blank, and
 * fills the labels {@code [most labels]} up at their end.
 */
final class Ctc extends Loss {

  Ctc() {
    super("ctc", "fth-mic", Measure.NONE);
  }

  @Override
  @Nullable Misfit misfit(Signal.Tensor prediction, Target target, Settings settings) {
    Shape shape = prediction.shape();
    if (target.classes() < 2 || target.shape().rank() != 1) {
      return Fits.misfit(null, Message.of("network.ctc.labels"));
    }
    Misfit misfit = Fits.sequence(shape);
    if (misfit != null) {
      return misfit;
    }
    if (shape.last() != target.classes()) {
      return width(
          Message.of("network.loss.width", target.classes(), shape.last()), target.classes());
    }
    return shape.extent(0) < target.shape().extent(0)
        ? Fits.misfit(
            null, Message.of("network.ctc.short", shape.extent(0), target.shape().extent(0)))
        : null;
  }

  @Override
  public String loss(TorchCode code) {
    String logits = code.input(0);
    String labels = code.input(1);
    long steps = code.site().tensor(0).shape().extent(0);
    String log = code.let("torch.transpose(torch.log_softmax(%s, -1), 0, 1)".formatted(logits));
    String lengths = code.let("torch.sum(torch.gt(%s, 0), [1])".formatted(labels));
    String all = code.let("torch.full_like(%s, %d)".formatted(lengths, steps));
    return code.let(
        "torch.ctc_loss(%s, %s, %s, %s, 0, 1, True)".formatted(log, labels, all, lengths));
  }

  @Override
  public String formula(Settings settings) {
    return "L = -\\log \\sum_{\\pi \\in B^{-1}(t)} \\prod_s p_{s,\\pi_s}";
  }
}
