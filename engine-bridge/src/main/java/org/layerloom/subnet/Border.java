package org.layerloom.subnet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.Port;
import org.layerloom.network.PortRef;
import org.layerloom.network.PortType;
import org.layerloom.network.Settings;
import org.layerloom.network.SubnetKind;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Sorts links into those within and those without, with an end for each that crosses. Links keep
 * their order on both sides, which is the order of what a node with many links takes in.
 */
final class Border {

  private final List<Node> inside;
  private final Set<NodeId> members;
  private final NodeId instance;
  private final Catalogue catalogue;
  private final Graph graph;
  private final Set<String> taken;

  /** Ends by what they carry: a source outside, a source inside, an input that nothing feeds. */
  private final Map<PortRef, Node> inputs = new LinkedHashMap<>();

  private final Map<PortRef, Node> outputs = new LinkedHashMap<>();
  private final List<Link> inner = new ArrayList<>();
  private PVector<Link> outer = TreePVector.empty();

  Border(List<Node> inside, NodeId instance, Catalogue catalogue, Graph graph) {
    this.inside = inside;
    this.members = inside.stream().map(Node::id).collect(Collectors.toSet());
    this.instance = instance;
    this.catalogue = catalogue;
    this.graph = graph;
    this.taken = inside.stream().map(node -> node.id().value()).collect(Collectors.toSet());
  }

  void take(Link link) {
    boolean starts = members.contains(link.from().node());
    boolean ends = members.contains(link.to().node());
    if (starts && ends) {
      inner.add(link);
    } else if (ends) {
      boolean known = inputs.containsKey(link.from());
      Node end = input(link.from(), link.to().node());
      inner.add(new Link(new PortRef(end.id(), "out"), link.to()));
      if (!known) {
        outer = outer.plus(new Link(link.from(), port(end), link.bends()));
      }
    } else if (starts) {
      Node end = output(link.from());
      outer = outer.plus(new Link(port(end), link.to(), link.bends()));
    } else {
      outer = outer.plus(link);
    }
  }

  private PortRef port(Node end) {
    return new PortRef(instance, end.id().value());
  }

  private Node input(PortRef carried, NodeId first) {
    return inputs.computeIfAbsent(
        carried, key -> end(SubnetKind.INPUT, Places.left(inside), graph.node(first).at()));
  }

  private Node output(PortRef carried) {
    Node known = outputs.get(carried);
    if (known != null) {
      return known;
    }
    Point at = graph.node(carried.node()).at();
    Node end = end(SubnetKind.OUTPUT, Places.right(inside), at);
    outputs.put(carried, end);
    inner.add(new Link(carried, new PortRef(end.id(), "in")));
    return end;
  }

  /** An end beside the nodes, at the height of the one that it leads to or comes from. */
  private Node end(String kind, double x, Point beside) {
    String stem = kind.equals(SubnetKind.INPUT) ? "in" : "out";
    String id = stem;
    for (int number = 2; !taken.add(id); number++) {
      id = stem + number;
    }
    Point at = new Point(x, beside.y());
    Set<Point> used = new HashSet<>();
    ends().forEach(node -> used.add(node.at()));
    while (used.stream().anyMatch(Places.covers(at))) {
      at = at.plus(0, Places.ROW);
    }
    return new Node(new NodeId(id), kind, at, Settings.NONE);
  }

  /** Gives an end to what is open: inputs that wait for a link and, if nothing leaves, outputs. */
  void close() {
    boolean leaves = !outputs.isEmpty();
    Set<PortRef> fed = new HashSet<>();
    Set<PortRef> used = new HashSet<>();
    for (Link link : inner) {
      fed.add(link.to());
      used.add(link.from());
    }
    for (Node node : inside) {
      Kind kind = catalogue.find(node.kind());
      for (Port port : kind == null ? List.<Port>of() : kind.inputs()) {
        PortRef ref = new PortRef(node.id(), port.name());
        if (port.required() && port.type() == PortType.TENSOR && !fed.contains(ref)) {
          inner.add(new Link(new PortRef(input(ref, node.id()).id(), "out"), ref));
        }
      }
      for (Port port : kind == null || leaves ? List.<Port>of() : kind.outputs()) {
        PortRef ref = new PortRef(node.id(), port.name());
        if (port.type() == PortType.TENSOR && !used.contains(ref)) {
          output(ref);
        }
      }
    }
  }

  List<Node> ends() {
    List<Node> ends = new ArrayList<>(inputs.values());
    ends.addAll(outputs.values());
    return ends;
  }

  List<Link> innerLinks() {
    return inner;
  }

  PVector<Link> outerLinks() {
    return outer;
  }
}
