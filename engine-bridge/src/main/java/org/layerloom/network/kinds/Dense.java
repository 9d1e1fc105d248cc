package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Repair;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Weight;

/**
 * Fully connected: {@code y = activation(x Wᵀ + b)} over the last axis; of a sequence, each step by
 * itself. Weight {@code [units, in]}, bias {@code [units]}.
 */
final class Dense extends Weighted {

  Dense() {
    super(
        "dense",
        Family.DENSE,
        "fth-share-2",
        true,
        Parameter.whole("units", 64, 1, 1_000_000).stated(),
        Activations.parameter(),
        Parameter.yesNo("bias", true),
        Starts.parameter());
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    if (in.rank() < 1 || in.rank() > 2) {
      return new Inference.Misfit(
          null,
          Message.of("network.dense.flat", in),
          List.of(new Repair.InsertBefore(0, "flatten", Settings.NONE)));
    }
    long units = site.settings().whole("units");
    return Inference.of(
        Activations.signal(
            site.settings(), in.rank() == 1 ? Shape.of(units) : Shape.of(in.extent(0), units)));
  }

  @Override
  public List<Weight> weights(Site site) {
    long in = site.tensor(0).shape().last();
    long units = site.settings().whole("units");
    List<Weight> weights = new ArrayList<>();
    Weight.Start start = Starts.of(site.settings(), in, units);
    weights.add(new Weight("weight", Shape.of(units, in), start, true));
    if (site.settings().flag("bias")) {
      weights.add(new Weight("bias", Shape.of(units), new Weight.Start.Constant(0), true));
    }
    return weights;
  }

  @Override
  long multiplyAdds(Site site, Shape out) {
    return out.size() * site.tensor(0).shape().last();
  }

  @Override
  public List<String> forward(TorchCode code) {
    String bias = code.settings().flag("bias") ? code.weight("bias") : "None";
    String sum =
        code.let("torch.linear(%s, %s, %s)".formatted(code.input(0), code.weight("weight"), bias));
    return List.of(Activations.apply(code, sum, -1));
  }

  @Override
  public String summary(Settings settings) {
    return "{units}" + Activations.summary(settings);
  }

  @Override
  public String formula(Settings settings) {
    String bias = settings.flag("bias") ? " + \\mathbf{b}" : "";
    return "\\mathbf{y} = " + Activations.formula(settings, "W\\mathbf{x}" + bias);
  }
}
