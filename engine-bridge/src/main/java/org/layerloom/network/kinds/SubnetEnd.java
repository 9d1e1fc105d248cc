package org.layerloom.network.kinds;

import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Port;
import org.layerloom.network.PortType;
import org.layerloom.network.Site;
import org.layerloom.network.SubnetKind;

/**
 * Where something enters or leaves a sub-network. It computes nothing: what arrives at an input
 * comes from outside, and {@link org.layerloom.network.Analyser} knows it there.
 */
final class SubnetEnd extends Flow {

  private SubnetEnd(String id, String icon, List<Port> inputs, List<Port> outputs) {
    super(id, Family.BLOCK, icon, inputs, outputs, "");
  }

  static SubnetEnd input() {
    return new SubnetEnd(
        SubnetKind.INPUT, "fth-log-in", List.of(), List.of(Port.of("out", PortType.TENSOR)));
  }

  static SubnetEnd output() {
    return new SubnetEnd(
        SubnetKind.OUTPUT, "fth-log-out", List.of(Port.of("in", PortType.TENSOR)), List.of());
  }

  /** Asked only outside a sub-network, where it has no meaning. */
  @Override
  public Inference infer(Site site) {
    return Inference.misfit("network.subnet.outside");
  }
}
