package org.layerloom.network.kinds;

import org.jspecify.annotations.Nullable;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.Parameter;
import org.layerloom.network.Settings;
import org.layerloom.network.Signal;
import org.layerloom.network.TorchCode;

/**
 * Every wrong class that comes within a margin of the right one costs (Crammer and Singer 2001, as
 * a mean over the classes).
 */
final class Hinge extends Loss {

  Hinge() {
    super(
        "hinge",
        "fth-corner-down-right",
        Measure.ACCURACY,
        Parameter.real("margin", 1, 0.001, 100));
  }

  @Override
  @Nullable Misfit misfit(Signal.Tensor prediction, Target target, Settings settings) {
    return classes(prediction, target);
  }

  @Override
  public String loss(TorchCode code) {
    return code.let(
        "torch.multi_margin_loss(%s, %s, 1, %s, None, 1)"
            .formatted(code.input(0), code.input(1), code.settings().real("margin")));
  }

  @Override
  public String formula(Settings settings) {
    return "L = \\frac{1}{NK} \\sum_n \\sum_{k \\ne t_n} \\max(0,\\, m - y_{n,t_n} + y_{n,k})";
  }
}
