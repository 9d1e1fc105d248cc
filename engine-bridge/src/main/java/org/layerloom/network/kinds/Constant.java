package org.layerloom.network.kinds;

import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Parameter;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Value;
import org.layerloom.network.Weight;

/**
 * The same numbers for every sample, fixed or learned. What comes in only tells how many samples
 * there are.
 */
final class Constant extends Weighted {

  Constant() {
    super(
        "constant",
        Family.COMBINE,
        "fth-anchor",
        false,
        new Parameter(
            "shape",
            new Parameter.Type.WholeNumbers(1, 6, 1, 1L << 28),
            Value.Wholes.of(1),
            true,
            settings -> true),
        Parameter.real("value", 0, -1e6, 1e6),
        Parameter.yesNo("learned", false));
  }

  @Override
  boolean takesIndices() {
    return true;
  }

  @Override
  Inference shape(Site site) {
    return Inference.of(new Shape(site.settings().wholes("shape")));
  }

  @Override
  public List<Weight> weights(Site site) {
    Settings settings = site.settings();
    return List.of(
        new Weight(
            "value",
            new Shape(settings.wholes("shape")),
            new Weight.Start.Constant(settings.real("value")),
            settings.flag("learned")));
  }

  @Override
  public List<String> forward(TorchCode code) {
    String extents = Sliding.list(code.settings().wholes("shape"));
    return List.of(
        code.let(
            "torch.expand(torch.unsqueeze(%s, 0), [torch.size(%s, 0), %s)"
                .formatted(code.weight("value"), code.input(0), extents.substring(1))));
  }

  @Override
  public String summary(Settings settings) {
    return settings.flag("learned") ? "{shape}" : "{shape} · {value}";
  }

  @Override
  public String formula(Settings settings) {
    return settings.flag("learned") ? "Y = \\Theta" : "Y = c";
  }
}
