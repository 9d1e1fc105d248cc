package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.network.Cost;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.LayerKind;
import org.layerloom.network.Parameter;
import org.layerloom.network.Port;
import org.layerloom.network.PortType;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Weight;

/**
 * Fully connected: {@code y = activation(x Wᵀ + b)} over the last axis. Weight {@code [units, in]},
 * bias {@code [units]}.
 */
final class Dense implements LayerKind {

  @Override
  public String id() {
    return "dense";
  }

  @Override
  public Family family() {
    return Family.DENSE;
  }

  @Override
  public String icon() {
    return "fth-share-2";
  }

  @Override
  public List<Port> inputs() {
    return List.of(Port.of("in", PortType.TENSOR));
  }

  @Override
  public List<Port> outputs() {
    return List.of(Port.of("out", PortType.TENSOR));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.whole("units", 64, 1, 1_000_000).stated(),
        Activations.parameter(),
        Parameter.yesNo("bias", true));
  }

  @Override
  public Inference infer(Site site) {
    Shape in = site.tensor(0).shape();
    if (in.rank() != 1) {
      return new Inference.Misfit(
          null,
          org.layerloom.network.Message.of("dense.flat", in),
          List.of(new org.layerloom.network.Repair.InsertBefore(0, "flatten", Settings.NONE)));
    }
    return Inference.of(Shape.of(site.settings().whole("units")));
  }

  @Override
  public List<Weight> weights(Site site) {
    long in = site.tensor(0).shape().last();
    long units = site.settings().whole("units");
    List<Weight> weights = new ArrayList<>();
    weights.add(new Weight("weight", Shape.of(units, in), Weight.Start.glorot(in, units), true));
    if (site.settings().flag("bias")) {
      weights.add(new Weight("bias", Shape.of(units), new Weight.Start.Constant(0), true));
    }
    return weights;
  }

  @Override
  public Cost cost(Site site, List<Signal> outputs) {
    long in = site.tensor(0).shape().last();
    long units = site.settings().whole("units");
    long bias = site.settings().flag("bias") ? units : 0;
    return new Cost(in * units + bias, in * units, units);
  }

  @Override
  public List<String> forward(TorchCode code) {
    String bias = code.settings().flag("bias") ? code.weight("bias") : "None";
    String sum =
        code.let("torch.linear(%s, %s, %s)".formatted(code.input(0), code.weight("weight"), bias));
    return List.of(Activations.apply(code, sum));
  }

  @Override
  public String summary(Settings settings) {
    return settings.whole("units") + Activations.summary(settings);
  }

  @Override
  public String formula(Settings settings) {
    return "\\mathbf{y} = " + Activations.formula(settings, "W\\mathbf{x} + \\mathbf{b}");
  }
}
