package org.layerloom.network.kinds;

import org.jspecify.annotations.Nullable;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.Message;
import org.layerloom.network.Repair;
import org.layerloom.network.Settings;
import org.layerloom.network.Signal;
import org.layerloom.network.TorchCode;

/** The mean over all numbers of how far a prediction is from its target. */
final class NumberLoss extends Loss {

  private final String program;
  private final String formula;

  /**
   * @param program first {@code %s} the prediction, second the target
   */
  NumberLoss(String id, String icon, String program, String formula) {
    super(id, icon, Measure.NONE);
    this.program = program;
    this.formula = formula;
  }

  @Override
  @Nullable Misfit misfit(Signal.Tensor prediction, Target target, Settings settings) {
    if (target.classes() > 0) {
      return Fits.misfit(
          null,
          Message.of("network.loss.wantsNumbers", target.classes()),
          new Repair.Become("crossEntropy", Settings.NONE));
    }
    return prediction.shape().size() == target.shape().size()
        ? null
        : width(
            Message.of("network.loss.targets", target.shape(), prediction.shape()),
            target.shape().size());
  }

  @Override
  public String loss(TorchCode code) {
    return code.let(program.formatted(code.input(0), target(code)));
  }

  @Override
  public String formula(Settings settings) {
    return formula;
  }
}
