package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Port;
import org.layerloom.network.PortType;
import org.layerloom.network.Repair;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Weight;

/** Every pair of numbers of two rows, weighed: {@code yₖ = aᵀ Wₖ b + biasₖ}. */
final class Bilinear extends Weighted {

  Bilinear() {
    super(
        "bilinear",
        Family.DENSE,
        "fth-git-merge",
        true,
        Parameter.whole("units", 16, 1, 100_000).stated(),
        Activations.parameter(),
        Parameter.yesNo("bias", true),
        Starts.parameter());
  }

  @Override
  public List<Port> inputs() {
    return List.of(Port.of("a", PortType.TENSOR), Port.of("b", PortType.TENSOR));
  }

  @Override
  Inference shape(Site site) {
    for (int port = 0; port < 2; port++) {
      Shape in = site.tensor(port).shape();
      if (in.rank() != 1) {
        return Fits.misfit(
            null,
            Message.of("network.rank", Message.of("network.layout.row"), in),
            new Repair.InsertBefore(port, "flatten", Settings.NONE));
      }
    }
    return Inference.of(
        Activations.signal(site.settings(), Shape.of(site.settings().whole("units"))));
  }

  @Override
  public List<Weight> weights(Site site) {
    long a = site.tensor(0).shape().last();
    long b = site.tensor(1).shape().last();
    long units = site.settings().whole("units");
    List<Weight> weights = new ArrayList<>();
    Weight.Start start = Starts.of(site.settings(), a * b, units);
    weights.add(new Weight("weight", Shape.of(units, a, b), start, true));
    if (site.settings().flag("bias")) {
      weights.add(new Weight("bias", Shape.of(units), new Weight.Start.Constant(0), true));
    }
    return weights;
  }

  @Override
  long multiplyAdds(Site site, Shape out) {
    long a = site.tensor(0).shape().last();
    return Shape.of(out.size(), a, site.tensor(1).shape().last() + 1).size();
  }

  @Override
  public List<String> forward(TorchCode code) {
    String sum =
        code.let(
            "torch.bilinear(%s, %s, %s, %s)"
                .formatted(
                    code.input(0),
                    code.input(1),
                    code.weight("weight"),
                    code.settings().flag("bias") ? code.weight("bias") : "None"));
    return List.of(Activations.apply(code, sum, -1));
  }

  @Override
  public String summary(Settings settings) {
    return "{units}" + Activations.summary(settings);
  }

  @Override
  public String formula(Settings settings) {
    return "y_k = " + Activations.formula(settings, "\\mathbf{a}^{\\top} W_k \\mathbf{b} + b_k");
  }
}
