package org.layerloom.training;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;
import org.layerloom.network.Shape;

/**
 * What goes on inside a network, in the order of the flow: first what the dataset gives, then every
 * layer's outputs.
 */
public record Inside(List<Seen> seen) {

  public Inside {
    seen = List.copyOf(seen);
  }

  /**
   * What leaves one port.
   *
   * @param shape one sample's
   * @param values sample after sample
   * @param gradients of the answer that was asked about, as many; all 0 where it does not depend on
   *     them
   */
  @SuppressWarnings("ArrayRecordComponent") // Many numbers; nobody compares them.
  public record Seen(PortRef port, Shape shape, float[] values, float[] gradients) {}

  /** What leaves a node's first port; null where the node computes nothing. */
  public @Nullable Seen at(NodeId node) {
    return seen.stream().filter(it -> it.port().node().equals(node)).findFirst().orElse(null);
  }
}
