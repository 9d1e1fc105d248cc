package org.layerloom.network.kinds;

import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Parameter;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;

/** Shares of a whole: {@code yᵢ = exp(xᵢ) / Σ exp(xⱼ)} over one axis. */
final class Softmax extends Layer {

  Softmax() {
    super("softmax", Family.ACTIVATION, "fth-percent", Parameter.choice("over", "last", "first"));
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    if (in.rank() == 0) {
      return Inference.misfit("network.softmax.single");
    }
    return Inference.of(new Signal.Tensor(in, Signal.Numbers.SHARES, 0));
  }

  @Override
  public List<String> forward(TorchCode code) {
    return List.of(of(code, code.input(0), code.settings().text("over").equals("first") ? 1 : -1));
  }

  /** Writes a softmax that a loss can undo. */
  static String of(TorchCode code, String x, int axis) {
    String y = code.lazily("torch.softmax(%s, %d)".formatted(x, axis));
    code.squashed(y, x);
    return y;
  }

  @Override
  public String summary(Settings settings) {
    return settings.text("over").equals("first") ? "{over}" : "";
  }

  @Override
  public String formula(Settings settings) {
    return "y_i = \\frac{e^{x_i}}{\\sum_j e^{x_j}}";
  }
}
