package org.layerloom.network;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.EditResult.Applied;
import org.layerloom.network.EditResult.Rejected;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** Edits of wires. */
final class LinkEdits {

  private final Catalogue catalogue;

  LinkEdits(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  EditResult connect(Graph graph, Link link) {
    Rejected refusal = refusal(graph, link);
    if (refusal != null) {
      return refusal;
    }
    List<Link> rivals = rivals(graph, link.to());
    if (rivals.isEmpty()) {
      return new Applied(graph.withLinks(graph.links().plus(link)));
    }
    int at = graph.links().indexOf(rivals.getFirst());
    return new Applied(graph.withLinks(graph.links().with(at, link)));
  }

  EditResult disconnect(Graph graph, Collection<Link> gone) {
    PVector<Link> links = graph.links();
    for (Link link : gone) {
      int at = indexOf(links, link);
      if (at < 0) {
        return noLink(link);
      }
      links = links.minus(at);
    }
    return new Applied(gone.isEmpty() ? graph : graph.withLinks(links));
  }

  EditResult rewire(Graph graph, Link link, PortRef from, PortRef to) {
    int at = indexOf(graph.links(), link);
    if (at < 0) {
      return noLink(link);
    }
    Link moved = new Link(from, to, graph.links().get(at).bends());
    if (moved.joinsSameAs(link)) {
      return new Applied(graph);
    }
    Graph without = graph.withLinks(graph.links().minus(at));
    Rejected refusal = refusal(without, moved);
    if (refusal != null) {
      return refusal;
    }
    List<Link> rivals = rivals(without, to);
    PVector<Link> links = graph.links().with(at, moved);
    return new Applied(graph.withLinks(links.minusAll(rivals)));
  }

  EditResult bend(Graph graph, Link link, List<Point> bends) {
    int at = indexOf(graph.links(), link);
    if (at < 0) {
      return noLink(link);
    }
    if (graph.links().get(at).bends().equals(bends)) {
      return new Applied(graph);
    }
    return new Applied(
        graph.withLinks(graph.links().with(at, new Link(link.from(), link.to(), bends))));
  }

  /** Puts other links where one was, leaving out those that may not be. */
  Graph replaced(Graph graph, Link old, List<Link> wanted) {
    int at = indexOf(graph.links(), old);
    Graph next = graph.withLinks(graph.links().minus(at));
    PVector<Link> before = TreePVector.from(graph.links().subList(0, at));
    PVector<Link> after = TreePVector.from(graph.links().subList(at + 1, graph.links().size()));
    for (Link link : wanted) {
      if (refusal(next, link) == null && rivals(next, link.to()).isEmpty()) {
        before = before.plus(link);
        next = graph.withLinks(before.plusAll(after));
      }
    }
    return next;
  }

  /** Why a link may not be drawn, or null when it may (perhaps in another's place). */
  @Nullable Rejected refusal(Graph graph, Link link) {
    Port from = port(graph, link.from(), false);
    Port to = port(graph, link.to(), true);
    if (from == null) {
      return noPort(graph, link.from());
    }
    if (to == null) {
      return noPort(graph, link.to());
    }
    if (!to.type().accepts(from.type())) {
      return Edits.rejected(
          link.to().node(),
          "network.edit.types",
          new Term.OfType(from.type()),
          new Term.OfType(to.type()));
    }
    if (indexOf(graph.links(), link) >= 0) {
      return Edits.rejected(link.to().node(), "network.edit.twice");
    }
    if (leadsTo(graph, link.to().node(), link.from().node())) {
      return Edits.rejected(link.to().node(), "network.edit.cycle");
    }
    return null;
  }

  private @Nullable Port port(Graph graph, PortRef end, boolean input) {
    Node node = graph.find(end.node());
    Kind kind = node == null ? null : catalogue.find(node.kind());
    if (kind == null) {
      return null;
    }
    for (Port port : input ? kind.inputs() : kind.outputs()) {
      if (port.name().equals(end.port())) {
        return port;
      }
    }
    return null;
  }

  private static Rejected noPort(Graph graph, PortRef end) {
    Node node = graph.find(end.node());
    return node == null
        ? Edits.noNode(end.node())
        : Edits.rejected(end.node(), "network.edit.noPort", new Term.OfNode(node), end.port());
  }

  private static Rejected noLink(Link link) {
    return Edits.rejected(
        link.to().node(), "network.edit.noLink", link.from().toString(), link.to().toString());
  }

  /** Links that have to make room for one that ends there. */
  private List<Link> rivals(Graph graph, PortRef to) {
    Port port = port(graph, to, true);
    return port == null || port.many() ? List.of() : graph.into(to.node(), to.port());
  }

  static int indexOf(List<Link> links, Link wanted) {
    int at = 0;
    for (Link link : links) {
      if (link.joinsSameAs(wanted)) {
        return at;
      }
      at++;
    }
    return -1;
  }

  private static boolean leadsTo(Graph graph, NodeId start, NodeId goal) {
    Set<NodeId> seen = new HashSet<>();
    Deque<NodeId> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      NodeId id = open.pop();
      if (id.equals(goal)) {
        return true;
      }
      if (seen.add(id)) {
        graph.outOf(id).forEach(link -> open.push(link.to().node()));
      }
    }
    return false;
  }
}
