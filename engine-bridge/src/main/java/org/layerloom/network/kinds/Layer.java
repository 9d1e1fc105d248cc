package org.layerloom.network.kinds;

import java.util.List;
import org.jspecify.annotations.Nullable;
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
import org.layerloom.network.Weight;

/**
 * What most layers share: one tensor in, one out, no weights, no multiplications, and one kept
 * number for each that comes out. A layer overrides what is different about it.
 */
abstract class Layer implements LayerKind {

  static final List<Port> IN = List.of(Port.of("in", PortType.TENSOR));
  static final List<Port> MANY = List.of(Port.many("in", PortType.TENSOR));
  static final List<Port> OUT = List.of(Port.of("out", PortType.TENSOR));

  private final String id;
  private final Family family;
  private final String icon;
  private final List<Parameter> parameters;

  Layer(String id, Family family, String icon, Parameter... parameters) {
    this.id = id;
    this.family = family;
    this.icon = icon;
    this.parameters = List.of(parameters);
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final Family family() {
    return family;
  }

  @Override
  public final String icon() {
    return icon;
  }

  @Override
  public final List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public List<Port> inputs() {
    return IN;
  }

  @Override
  public List<Port> outputs() {
    return OUT;
  }

  /** Refuses indices, then asks the layer's own rule. */
  @Override
  public final Inference infer(Site site) {
    Inference.@Nullable Misfit misfit = takesIndices() ? null : Fits.calculable(site);
    return misfit != null ? misfit : shape(site);
  }

  /** The layer's own shape rule, for inputs that can be calculated with. */
  abstract Inference shape(Site site);

  boolean takesIndices() {
    return false;
  }

  @Override
  public List<Weight> weights(Site site) {
    return List.of();
  }

  @Override
  public final Cost cost(Site site, List<Signal> outputs) {
    long parameters = 0;
    for (Weight weight : weights(site)) {
      parameters += weight.trained() ? weight.shape().size() : 0;
    }
    Shape out = ((Signal.Tensor) outputs.getFirst()).shape();
    return new Cost(parameters, multiplyAdds(site, out), activations(out));
  }

  /** Multiplications with their additions for one sample. */
  long multiplyAdds(Site site, Shape out) {
    return 0;
  }

  /** Numbers kept for the way back, for one sample. */
  long activations(Shape out) {
    return out.size();
  }

  @Override
  public String summary(Settings settings) {
    return "";
  }

  @Override
  public String formula(Settings settings) {
    return "";
  }
}
