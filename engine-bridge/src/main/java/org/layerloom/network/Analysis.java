package org.layerloom.network;

import java.util.List;
import java.util.Map;

/**
 * A graph with everything that follows from it: made by {@link Analyser#analyse}.
 *
 * @param order nodes so that each comes after those that feed it; nodes on a cycle are left out
 * @param outputs per node whose shapes are known, one signal an output port; a bypassed node passes
 *     its first input on
 * @param costs per {@link LayerKind} node that has outputs
 * @param problems errors before warnings, in the order of the flow
 */
public record Analysis(
    Graph graph,
    List<NodeId> order,
    Map<NodeId, Site> sites,
    Map<NodeId, List<Signal>> outputs,
    Map<NodeId, Cost> costs,
    List<Problem> problems) {

  public Analysis {
    order = List.copyOf(order);
    sites = Map.copyOf(sites);
    outputs = Map.copyOf(outputs);
    costs = Map.copyOf(costs);
    problems = List.copyOf(problems);
  }

  /** Whether nothing stands in the way of a run. */
  public boolean sound() {
    return problems.stream().noneMatch(p -> p.severity() == Problem.Severity.ERROR);
  }

  /** Of the whole network, for one sample. */
  public Cost total() {
    return costs.values().stream().reduce(Cost.NOTHING, Cost::plus);
  }
}
