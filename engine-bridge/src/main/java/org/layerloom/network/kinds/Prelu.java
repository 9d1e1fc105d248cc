package org.layerloom.network.kinds;

import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Weight;

/** A ReLU whose slope below zero is learned, one a channel (He et al. 2015). */
final class Prelu extends Weighted {

  Prelu() {
    super("prelu", Family.ACTIVATION, "fth-trending-up", false);
  }

  @Override
  Inference shape(Site site) {
    return Inference.of(site.tensor(0).shape());
  }

  @Override
  public List<Weight> weights(Site site) {
    Shape in = site.tensor(0).shape();
    long channels = in.rank() == 0 ? 1 : in.extent(0);
    return List.of(new Weight("weight", Shape.of(channels), new Weight.Start.Constant(0.25), true));
  }

  @Override
  public List<String> forward(TorchCode code) {
    return List.of(code.let("torch.prelu(%s, %s)".formatted(code.input(0), code.weight("weight"))));
  }

  @Override
  public String formula(Settings settings) {
    return "y = \\max(0, x) + a_c \\min(0, x)";
  }
}
