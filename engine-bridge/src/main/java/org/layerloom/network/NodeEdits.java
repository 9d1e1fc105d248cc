package org.layerloom.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerloom.network.EditResult.Applied;
import org.layerloom.network.EditResult.Rejected;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** Edits of nodes. */
final class NodeEdits {

  private final Catalogue catalogue;
  private final LinkEdits links;

  NodeEdits(Catalogue catalogue, LinkEdits links) {
    this.catalogue = catalogue;
    this.links = links;
  }

  EditResult add(Graph graph, Edit.Add edit) {
    PMap<NodeId, Node> nodes = graph.nodes();
    for (Node node : edit.nodes()) {
      if (nodes.containsKey(node.id())) {
        return Edits.rejected(node.id(), "network.edit.taken", node.id().value());
      }
      switch (completed(node)) {
        case Completed.Yes(Node complete) -> nodes = nodes.plus(complete.id(), complete);
        case Completed.No(Rejected rejected) -> {
          return rejected;
        }
      }
    }
    Graph next = edit.nodes().isEmpty() ? graph : graph.withNodes(nodes);
    for (Link link : edit.links()) {
      switch (links.connect(next, link)) {
        case Applied(Graph applied) -> next = applied;
        case Rejected rejected -> {
          return rejected;
        }
      }
    }
    return new Applied(next);
  }

  /** A node whose every parameter has a value, or the reason why it cannot be. */
  private sealed interface Completed {
    record Yes(Node node) implements Completed {}

    record No(Rejected rejected) implements Completed {}
  }

  private Completed completed(Node node) {
    Kind kind = catalogue.find(node.kind());
    if (kind == null) {
      return new Completed.No(Edits.rejected(node.id(), "network.edit.unknownKind", node.kind()));
    }
    Settings settings = kind.initialSettings();
    for (Map.Entry<String, Value> entry : node.settings().values().entrySet()) {
      Optional<Rejected> refusal = refusal(node, kind, entry.getKey(), entry.getValue());
      if (refusal.isPresent()) {
        return new Completed.No(refusal.get());
      }
      settings = settings.with(entry.getKey(), entry.getValue());
    }
    if (node.bypassed() && !passable(kind)) {
      return new Completed.No(noBypass(node));
    }
    return new Completed.Yes(
        new Node(node.id(), node.kind(), node.title(), node.at(), settings, node.bypassed()));
  }

  private static Optional<Rejected> refusal(Node node, Kind kind, String name, Value value) {
    if (!kind.hasParameter(name)) {
      return Optional.of(
          Edits.rejected(node.id(), "network.edit.noParameter", new Term.OfKind(kind.id()), name));
    }
    return Optional.ofNullable(kind.parameter(name).refusal(value))
        .map(reason -> new Rejected(reason, node.id()));
  }

  EditResult remove(Graph graph, Edit.Remove edit) {
    Graph next = graph;
    for (NodeId id : edit.nodes().stream().sorted().toList()) {
      if (graph.find(id) == null) {
        return Edits.noNode(id);
      }
      next = edit.keepFlow() ? withBridges(next, id) : next;
      PVector<Link> kept =
          TreePVector.from(next.links().stream().filter(link -> !touches(link, id)).toList());
      next = next.withNodes(next.nodes().minus(id)).withLinks(kept);
    }
    return new Applied(next);
  }

  private static boolean touches(Link link, NodeId id) {
    return link.from().node().equals(id) || link.to().node().equals(id);
  }

  /** Leads what flows into a node's first input to where its first output goes. */
  private Graph withBridges(Graph graph, NodeId id) {
    Kind kind = catalogue.find(graph.node(id).kind());
    if (kind == null || kind.inputs().isEmpty() || kind.outputs().isEmpty()) {
      return graph;
    }
    List<Link> into = graph.into(id, kind.inputs().getFirst().name());
    if (into.isEmpty()) {
      return graph;
    }
    Graph next = graph;
    for (Link out : graph.outOf(id)) {
      if (out.from().port().equals(kind.outputs().getFirst().name())) {
        next = links.replaced(next, out, List.of(new Link(into.getFirst().from(), out.to())));
      }
    }
    return next;
  }

  EditResult insert(Graph graph, Link into, Node node) {
    if (LinkEdits.indexOf(graph.links(), into) < 0) {
      return links.disconnect(graph, List.of(into));
    }
    return switch (add(graph, new Edit.Add(node))) {
      case Rejected rejected -> rejected;
      case Applied(Graph added) -> {
        Kind kind = catalogue.kind(node.kind());
        for (Port input : kind.inputs()) {
          for (Port output : kind.outputs()) {
            Link first = new Link(into.from(), new PortRef(node.id(), input.name()));
            Link second = new Link(new PortRef(node.id(), output.name()), into.to());
            Graph next = links.replaced(added, into, List.of(first, second));
            if (next.links().size() == graph.links().size() + 1) {
              yield new Applied(next);
            }
          }
        }
        yield Edits.rejected(node.id(), "network.edit.noPlace", new Term.OfKind(kind.id()));
      }
    };
  }

  EditResult move(Graph graph, Map<NodeId, Point> places) {
    PMap<NodeId, Node> nodes = graph.nodes();
    for (Map.Entry<NodeId, Point> entry : places.entrySet()) {
      Node node = nodes.get(entry.getKey());
      if (node == null) {
        return Edits.noNode(entry.getKey());
      }
      if (!node.at().equals(entry.getValue())) {
        nodes = nodes.plus(node.id(), node.at(entry.getValue()));
      }
    }
    return changed(graph, nodes);
  }

  EditResult configure(Graph graph, Edit.Configure edit) {
    PMap<NodeId, Node> nodes = graph.nodes();
    for (NodeId id : edit.nodes()) {
      Node node = nodes.get(id);
      if (node == null) {
        return Edits.noNode(id);
      }
      Kind kind = catalogue.find(node.kind());
      if (kind == null) {
        return Edits.rejected(id, "network.edit.unknownKind", node.kind());
      }
      Optional<Rejected> refusal = refusal(node, kind, edit.parameter(), edit.value());
      if (refusal.isPresent()) {
        return refusal.get();
      }
      Node next = node.with(edit.parameter(), edit.value());
      nodes = next.equals(node) ? nodes : nodes.plus(id, next);
    }
    return changed(graph, nodes);
  }

  EditResult rename(Graph graph, NodeId id, NodeId newId) {
    Node node = graph.find(id);
    if (node == null) {
      return Edits.noNode(id);
    }
    if (id.equals(newId)) {
      return new Applied(graph);
    }
    if (graph.find(newId) != null) {
      return Edits.rejected(id, "network.edit.taken", newId.value());
    }
    PVector<Link> next = graph.links();
    for (int at = 0; at < next.size(); at++) {
      Link link = next.get(at);
      if (touches(link, id)) {
        next = next.with(at, renamed(link, id, newId));
      }
    }
    return new Applied(
        graph.withNodes(graph.nodes().minus(id).plus(newId, node.named(newId))).withLinks(next));
  }

  private static Link renamed(Link link, NodeId id, NodeId newId) {
    PortRef from = link.from();
    PortRef to = link.to();
    return new Link(
        from.node().equals(id) ? new PortRef(newId, from.port()) : from,
        to.node().equals(id) ? new PortRef(newId, to.port()) : to,
        link.bends());
  }

  EditResult bypass(Graph graph, Edit.Bypass edit) {
    PMap<NodeId, Node> nodes = graph.nodes();
    for (NodeId id : edit.nodes()) {
      Node node = nodes.get(id);
      if (node == null) {
        return Edits.noNode(id);
      }
      Kind kind = catalogue.find(node.kind());
      if (edit.bypassed() && (kind == null || !passable(kind))) {
        return noBypass(node);
      }
      if (node.bypassed() != edit.bypassed()) {
        nodes = nodes.plus(id, node.bypassed(edit.bypassed()));
      }
    }
    return changed(graph, nodes);
  }

  /** Maps are shared as long as nothing changes: the same one means that nothing did. */
  @SuppressWarnings("ReferenceEquality")
  private static EditResult changed(Graph graph, PMap<NodeId, Node> nodes) {
    return new Applied(nodes == graph.nodes() ? graph : graph.withNodes(nodes));
  }

  private static Rejected noBypass(Node node) {
    return Edits.rejected(node.id(), "network.bypass", new Term.OfNode(node));
  }

  /** Whether what enters its first input can leave by its first output. */
  static boolean passable(Kind kind) {
    return !kind.inputs().isEmpty()
        && !kind.outputs().isEmpty()
        && kind.outputs().getFirst().type() == kind.inputs().getFirst().type();
  }
}
