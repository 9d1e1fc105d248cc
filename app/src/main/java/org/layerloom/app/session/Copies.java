package org.layerloom.app.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.layerloom.network.Edit;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;

/** Copies of nodes under free ids, with the links among them. */
public final class Copies {

  private Copies() {}

  /**
   * What was copied and what is added.
   *
   * @param added ids of the copies, in the originals' order
   */
  public record Copied(Edit.Add edit, List<NodeId> added) {
    public Copied {
      added = List.copyOf(added);
    }
  }

  /** Copies some nodes of one graph into another (or the same), shifted. */
  public static Copied copy(Graph from, Set<NodeId> which, Graph into, double dx, double dy) {
    Map<NodeId, NodeId> names = new HashMap<>();
    Set<NodeId> taken = new HashSet<>(into.nodes().keySet());
    List<Node> nodes = new ArrayList<>();
    List<NodeId> added = new ArrayList<>();
    for (Node node : from.nodes().values()) {
      if (which.contains(node.id())) {
        NodeId free = freeId(stem(node.id().value()), taken);
        taken.add(free);
        names.put(node.id(), free);
        nodes.add(node.named(free).at(node.at().plus(dx, dy)));
        added.add(free);
      }
    }
    List<Link> links = new ArrayList<>();
    for (Link link : from.links()) {
      NodeId start = names.get(link.from().node());
      NodeId end = names.get(link.to().node());
      if (start != null && end != null) {
        links.add(
            new Link(
                new PortRef(start, link.from().port()),
                new PortRef(end, link.to().port()),
                link.bends().stream().map(p -> p.plus(dx, dy)).toList()));
      }
    }
    return new Copied(new Edit.Add(nodes, links), added);
  }

  /** The part of a graph that some nodes make, with the links among them. */
  public static Graph part(Graph graph, Set<NodeId> which) {
    List<Node> nodes = graph.nodes().values().stream().filter(n -> which.contains(n.id())).toList();
    List<Link> links =
        graph.links().stream()
            .filter(l -> which.contains(l.from().node()) && which.contains(l.to().node()))
            .toList();
    return Graph.of(nodes, links);
  }

  /** {@code conv} of {@code conv2}: what a number is put behind. */
  public static String stem(String id) {
    String stem = id.replaceAll("\\d+$", "");
    return stem.isEmpty() ? "node" : stem;
  }

  /** {@code conv} for the kind {@code conv2d}. */
  public static String stemOfKind(String kind) {
    return stem(kind.replaceAll("\\d+d$", ""));
  }

  private static NodeId freeId(String stem, Set<NodeId> taken) {
    for (int number = 1; ; number++) {
      NodeId id = new NodeId(stem + number);
      if (!taken.contains(id)) {
        return id;
      }
    }
  }
}
