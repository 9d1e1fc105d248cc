package org.layerloom.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nodes in the order of the flow (Kahn 1962), and the cycles that keep others out of it.
 *
 * @param nodes each after those that feed it
 * @param cycles nodes of a cycle in the order of its links
 */
record Order(List<NodeId> nodes, List<List<NodeId>> cycles) {

  static Order of(Graph graph, Wiring wiring) {
    Map<NodeId, Integer> waitsFor = new HashMap<>();
    Map<NodeId, List<NodeId>> feeds = new HashMap<>();
    Deque<NodeId> ready = new ArrayDeque<>();
    for (NodeId id : graph.nodes().keySet()) {
      List<NodeId> feeders = wiring.feeders(id);
      waitsFor.put(id, feeders.size());
      feeders.forEach(f -> feeds.computeIfAbsent(f, key -> new ArrayList<>()).add(id));
      if (feeders.isEmpty()) {
        ready.add(id);
      }
    }
    List<NodeId> order = new ArrayList<>(graph.nodes().size());
    while (!ready.isEmpty()) {
      NodeId id = ready.remove();
      order.add(id);
      for (NodeId next : feeds.getOrDefault(id, List.of())) {
        if (waitsFor.merge(next, -1, Integer::sum) == 0) {
          ready.add(next);
        }
      }
    }
    Set<NodeId> left = new LinkedHashSet<>(graph.nodes().keySet());
    order.forEach(left::remove);
    return new Order(order, cycles(left, wiring));
  }

  /** Walks against the flow among nodes that each have a feeder among them, until one recurs. */
  private static List<List<NodeId>> cycles(Set<NodeId> left, Wiring wiring) {
    List<List<NodeId>> cycles = new ArrayList<>();
    Set<NodeId> seen = new LinkedHashSet<>();
    for (NodeId start : left) {
      List<NodeId> walk = new ArrayList<>();
      NodeId id = start;
      while (seen.add(id)) {
        walk.add(id);
        id = wiring.feeders(id).stream().filter(left::contains).findFirst().orElseThrow();
      }
      int from = walk.indexOf(id);
      if (from >= 0) {
        cycles.add(walk.subList(from, walk.size()).reversed());
      }
    }
    return cycles;
  }

  List<Problem> problems(Graph graph) {
    List<Problem> problems = new ArrayList<>();
    for (List<NodeId> cycle : cycles) {
      NodeId first = cycle.getFirst();
      StringBuilder path = new StringBuilder();
      cycle.forEach(id -> path.append(id).append(" → "));
      List<Problem.Fix> repairs =
          graph.into(first).stream()
              .filter(link -> link.from().node().equals(cycle.getLast()))
              .map(Fixes::disconnect)
              .limit(1)
              .toList();
      problems.add(
          new Problem(
              Problem.Severity.ERROR,
              first,
              null,
              null,
              Message.of("network.cycle", path.append(first).toString()),
              repairs));
    }
    return problems;
  }
}
