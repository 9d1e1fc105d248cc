package org.layerloom.network.kinds;

import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Parameter;
import org.layerloom.network.Settings;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;

/** Sets a share of the numbers to zero while training, and scales the rest up to make up for it. */
final class Dropout extends Layer {

  Dropout() {
    super(
        "dropout",
        Family.REGULARISATION,
        "fth-cloud-drizzle",
        Parameter.real("rate", 0.5, 0, 0.99).stated());
  }

  @Override
  Inference shape(Site site) {
    return Inference.of(site.tensor(0).shape());
  }

  @Override
  public List<String> forward(TorchCode code) {
    return List.of(
        code.let(
            "torch.dropout(%s, %s, %s)"
                .formatted(code.input(0), code.settings().real("rate"), code.training())));
  }

  @Override
  public String summary(Settings settings) {
    return "{rate}";
  }

  @Override
  public String formula(Settings settings) {
    return "y_i = \\frac{m_i}{1-p}\\, x_i,\\quad m_i \\sim \\mathrm{Bernoulli}(1-p)";
  }
}
