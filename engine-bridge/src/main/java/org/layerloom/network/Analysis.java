package org.layerloom.network;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph with everything that follows from it: made by {@link Analyser#analyse}.
 *
 * @param catalogue the kinds of its nodes
 * @param order nodes so that each comes after those that feed it; nodes on a cycle are left out
 * @param outputs per node whose shapes are known, one signal an output port; a bypassed node passes
 *     its first input on
 * @param costs per {@link LayerKind} or {@link SubnetKind} node that has outputs
 * @param problems errors before warnings, in the order of the flow; those within sub-networks too
 * @param inside per node that stands for a sub-network and is not bypassed: what follows for the
 *     definition's graph from what arrives there
 * @param owners for nodes that share their weights: the node whose name the weights have
 */
public record Analysis(
    Graph graph,
    Catalogue catalogue,
    List<NodeId> order,
    Map<NodeId, Site> sites,
    Map<NodeId, List<Signal>> outputs,
    Map<NodeId, Cost> costs,
    List<Problem> problems,
    Map<NodeId, Analysis> inside,
    Map<NodeId, NodeId> owners) {

  public Analysis {
    order = List.copyOf(order);
    sites = Map.copyOf(sites);
    outputs = Map.copyOf(outputs);
    costs = Map.copyOf(costs);
    problems = List.copyOf(problems);
    inside = Map.copyOf(inside);
    owners = Map.copyOf(owners);
  }

  /** Whether nothing stands in the way of a run. */
  public boolean sound() {
    return problems.stream().noneMatch(p -> p.severity() == Problem.Severity.ERROR);
  }

  /**
   * The node under whose name a node's weights are kept: itself, or of those that share them the
   * first by id that takes part.
   */
  public NodeId holder(NodeId node) {
    NodeId owner = owners.get(node);
    return owner == null
        ? node
        : owners.entrySet().stream()
            .filter(entry -> entry.getValue().equals(owner) && takesPart(entry.getKey()))
            .map(Map.Entry::getKey)
            .min(Comparator.naturalOrder())
            .orElse(node);
  }

  private boolean takesPart(NodeId id) {
    Node node = graph.find(id);
    return node != null && !node.bypassed() && outputs.containsKey(id);
  }

  /** Of the whole network, for one sample; weights that several nodes share count once. */
  public Cost total() {
    return total(costs, owners);
  }

  static Cost total(Map<NodeId, Cost> costs, Map<NodeId, NodeId> owners) {
    Cost total = Cost.NOTHING;
    Set<NodeId> counted = new HashSet<>();
    for (Map.Entry<NodeId, Cost> entry : costs.entrySet()) {
      NodeId owner = owners.get(entry.getKey());
      boolean again = owner != null && !counted.add(owner);
      total = total.plus(again ? entry.getValue().withoutParameters() : entry.getValue());
    }
    return total;
  }
}
