package org.layerloom.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The links of a graph that make sense, and problems with those that do not. */
final class Wiring {

  private final Graph graph;
  private final Catalogue catalogue;
  private final boolean unfolded;
  private final Map<PortRef, List<Link>> into = new HashMap<>();
  private final Map<NodeId, List<NodeId>> feeders = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable Set<NodeId> reached;

  /**
   * @param unfolded whether two links may share both ends: what entered a sub-network by two ports
   *     may meet again within
   */
  Wiring(Graph graph, Catalogue catalogue, boolean unfolded) {
    this.graph = graph;
    this.catalogue = catalogue;
    this.unfolded = unfolded;
    graph.links().forEach(this::sort);
  }

  private void sort(Link link) {
    for (PortRef end : List.of(link.from(), link.to())) {
      if (graph.find(end.node()) == null) {
        report(link, null, Message.of("network.link.noNode", end.node().value()));
        return;
      }
    }
    Kind source = catalogue.find(graph.node(link.from().node()).kind());
    Kind target = catalogue.find(graph.node(link.to().node()).kind());
    if (source == null || target == null) {
      return; // the unknown kind is the problem
    }
    Port output = find(source.outputs(), link.from().port());
    Port input = find(target.inputs(), link.to().port());
    if (output == null) {
      report(link, link.from().node(), noPort(source, link.from()));
    } else if (input == null) {
      report(link, link.to().node(), noPort(target, link.to()));
    } else if (!input.type().accepts(output.type())) {
      report(
          link,
          link.to().node(),
          Message.of(
              "network.link.types", new Term.OfType(output.type()), new Term.OfType(input.type())));
    } else {
      keep(link, target, input);
    }
  }

  private void keep(Link link, Kind target, Port input) {
    List<Link> links = into.computeIfAbsent(link.to(), end -> new ArrayList<>());
    if (!input.many() && !links.isEmpty()) {
      report(
          link,
          link.to().node(),
          Message.of("network.link.several", new Term.OfPort(target.id(), input.name())));
    } else if (!unfolded && links.stream().anyMatch(link::joinsSameAs)) {
      report(link, link.to().node(), Message.of("network.edit.twice"));
    } else {
      links.add(link);
      feeders.computeIfAbsent(link.to().node(), id -> new ArrayList<>()).add(link.from().node());
    }
  }

  private static @Nullable Port find(List<Port> ports, String name) {
    for (Port port : ports) {
      if (port.name().equals(name)) {
        return port;
      }
    }
    return null;
  }

  private static Message noPort(Kind kind, PortRef end) {
    return Message.of("network.link.noPort", new Term.OfKind(kind.id()), end.port());
  }

  private void report(Link link, @Nullable NodeId node, Message message) {
    problems.add(
        new Problem(
            Problem.Severity.ERROR, node, null, link, message, List.of(Fixes.disconnect(link))));
  }

  List<Problem> problems() {
    return problems;
  }

  /** Links that end at an input, in order. */
  List<Link> into(NodeId node, String port) {
    return into.getOrDefault(new PortRef(node, port), List.of());
  }

  /** Nodes that feed a node, one entry a link. */
  List<NodeId> feeders(NodeId node) {
    return feeders.getOrDefault(node, List.of());
  }

  /** Whether a run would reach a node: whether it is a step of the flow or leads to one. */
  boolean matters(NodeId node) {
    Set<NodeId> known = reached;
    if (known == null) {
      known = new HashSet<>();
      Deque<NodeId> open = new ArrayDeque<>();
      for (Node candidate : graph.nodes().values()) {
        if (catalogue.find(candidate.kind()) instanceof FlowKind) {
          open.add(candidate.id());
        }
      }
      while (!open.isEmpty()) {
        NodeId id = open.pop();
        if (known.add(id)) {
          feeders(id).forEach(open::push);
        }
      }
      reached = known;
    }
    return known.contains(node);
  }
}
