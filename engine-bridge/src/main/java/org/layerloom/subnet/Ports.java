package org.layerloom.subnet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.layerloom.network.Edit;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;
import org.layerloom.network.SubnetKind;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** Keeps the links of nodes that stand for a sub-network in step with its ports. */
final class Ports {

  private Ports() {}

  /**
   * After an edit of a definition: links at ports that got another name go with it, links at ports
   * that are gone go too.
   *
   * @param before the definition as it was
   */
  static Network follow(Network network, String name, Graph before, Edit edit) {
    Graph after = network.graph(name);
    Set<String> inputs = names(after, SubnetKind.INPUT);
    Set<String> outputs = names(after, SubnetKind.OUTPUT);
    if (inputs.equals(names(before, SubnetKind.INPUT))
        && outputs.equals(names(before, SubnetKind.OUTPUT))) {
      return network;
    }
    Map<String, String> renames = new HashMap<>();
    collect(edit, renames);
    Network next = network;
    for (String where : network.subnetworks().keySet()) {
      next = next.with(where, follow(next.graph(where), name, inputs, outputs, renames));
    }
    return next.with(Network.TOP, follow(next.graph(Network.TOP), name, inputs, outputs, renames));
  }

  private static Set<String> names(Graph graph, String kind) {
    return SubnetKind.ends(graph, kind).stream()
        .map(node -> node.id().value())
        .collect(Collectors.toSet());
  }

  /** From a port's name before the edit to its name after. */
  private static void collect(Edit edit, Map<String, String> renames) {
    switch (edit) {
      case Edit.Rename(NodeId id, NodeId newId) -> {
        String first =
            renames.entrySet().stream()
                .filter(entry -> entry.getValue().equals(id.value()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(id.value());
        renames.put(first, newId.value());
      }
      case Edit.Several(List<Edit> edits) -> edits.forEach(each -> collect(each, renames));
      default -> {}
    }
  }

  private static Graph follow(
      Graph graph,
      String name,
      Set<String> inputs,
      Set<String> outputs,
      Map<String, String> renames) {
    PVector<Link> links = TreePVector.empty();
    boolean changed = false;
    for (Link link : graph.links()) {
      PortRef from = end(link.from(), graph, name, renames);
      PortRef to = end(link.to(), graph, name, renames);
      boolean there =
          (!standsFor(from, graph, name) || outputs.contains(from.port()))
              && (!standsFor(to, graph, name) || inputs.contains(to.port()));
      changed |= !there || !from.equals(link.from()) || !to.equals(link.to());
      if (there) {
        links = links.plus(new Link(from, to, link.bends()));
      }
    }
    return changed ? graph.withLinks(links) : graph;
  }

  private static PortRef end(PortRef end, Graph graph, String name, Map<String, String> renames) {
    String next = renames.get(end.port());
    return next != null && standsFor(end, graph, name) ? new PortRef(end.node(), next) : end;
  }

  private static boolean standsFor(PortRef end, Graph graph, String name) {
    Node node = graph.find(end.node());
    return node != null && node.kind().equals(SubnetKind.id(name));
  }
}
