package org.layerloom.subnet;

import java.util.Map;
import org.layerloom.network.Graph;
import org.layerloom.network.NodeId;

/**
 * A flowchart without sub-networks: what the engine compiles.
 *
 * @param graph nodes that were inside are called by their path: {@code block1/conv1}
 * @param owners for nodes that share their weights: the node whose name the weights have
 */
public record Unfolded(Graph graph, Map<NodeId, NodeId> owners) {
  public Unfolded {
    owners = Map.copyOf(owners);
  }
}
