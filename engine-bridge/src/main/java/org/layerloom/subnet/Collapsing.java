package org.layerloom.subnet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Edit;
import org.layerloom.network.EditResult;
import org.layerloom.network.Edits;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Link;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Port;
import org.layerloom.network.PortType;
import org.layerloom.network.Settings;
import org.layerloom.network.SubnetKind;
import org.layerloom.network.Term;
import org.layerloom.network.Value;
import org.layerloom.subnet.NetworkResult.Applied;
import org.layerloom.subnet.NetworkResult.Rejected;

/** Puts nodes into a sub-network: links that cross its border get ports, one for each source. */
final class Collapsing {

  private final Network network;
  private final NetworkEdit.Collapse edit;
  private final Catalogue standard;
  private final Graph graph;
  private final List<Node> inside;

  private Collapsing(Network network, NetworkEdit.Collapse edit, Catalogue standard) {
    this.network = network;
    this.edit = edit;
    this.standard = standard;
    this.graph = network.graph(edit.where());
    this.inside =
        graph.nodes().values().stream().filter(node -> edit.nodes().contains(node.id())).toList();
  }

  static NetworkResult apply(Network network, NetworkEdit.Collapse edit, Catalogue standard) {
    Collapsing collapsing = new Collapsing(network, edit, standard);
    Rejected refusal = collapsing.refusal();
    return refusal != null ? refusal : collapsing.collapsed();
  }

  private @Nullable Rejected refusal() {
    for (NodeId id : new TreeSet<>(edit.nodes())) {
      if (graph.find(id) == null) {
        return new Rejected(Message.of("network.edit.noNode", id.value()), id);
      }
    }
    if (inside.isEmpty()) {
      return Rejected.of("subnet.nothing");
    }
    for (Node node : inside) {
      if (SubnetKind.isPort(node)) {
        return new Rejected(Message.of("subnet.end", new Term.OfNode(node)), node.id());
      }
      if (!Contents.isPart(node, standard)) {
        return new Rejected(
            Message.of("network.subnet.layersOnly", new Term.OfNode(node)), node.id());
      }
    }
    if (graph.find(edit.instance()) != null && !edit.nodes().contains(edit.instance())) {
      return new Rejected(
          Message.of("network.edit.taken", edit.instance().value()), edit.instance());
    }
    Node between = between();
    return between == null
        ? null
        : new Rejected(Message.of("subnet.between", new Term.OfNode(between)), between.id());
  }

  /** A node outside that the nodes feed and that feeds them: the new node would feed itself. */
  private @Nullable Node between() {
    Set<NodeId> after = reached(true);
    Set<NodeId> before = reached(false);
    after.retainAll(before);
    return after.stream().sorted().findFirst().map(graph::node).orElse(null);
  }

  /** Nodes outside that the flow, or the way against it, comes to from inside. */
  private Set<NodeId> reached(boolean forward) {
    Set<NodeId> found = new HashSet<>();
    Deque<NodeId> open = new ArrayDeque<>(edit.nodes());
    while (!open.isEmpty()) {
      NodeId id = open.pop();
      for (Link link : forward ? graph.outOf(id) : graph.into(id)) {
        NodeId next = forward ? link.to().node() : link.from().node();
        if (!edit.nodes().contains(next) && found.add(next)) {
          open.push(next);
        }
      }
    }
    return found;
  }

  private NetworkResult collapsed() {
    Border border = new Border(inside, edit.instance(), network.catalogue(standard), graph);
    for (Link link : graph.links()) {
      border.take(link);
    }
    border.close();
    List<Node> parts = new ArrayList<>(inside);
    parts.addAll(border.ends());
    Network next = network.with(edit.name(), Graph.of(parts, border.innerLinks()));
    Edit build = new Edit.Add(parts, border.innerLinks());
    if (Edits.apply(Graph.EMPTY, build, next.catalogue(standard))
        instanceof EditResult.Rejected(Message reason, NodeId at)) {
      return new Rejected(reason, at); // samples that a port cannot carry
    }
    Graph outside =
        graph
            .withNodes(graph.nodes().minusAll(edit.nodes()))
            .withLinks(border.outerLinks())
            .withNode(
                new Node(
                    edit.instance(),
                    SubnetKind.id(edit.name()),
                    Places.centre(inside),
                    Settings.NONE.with(SubnetKind.WEIGHTS, new Value.Text(SubnetKind.OWN))));
    Rejected misfit = misfit(outside);
    if (misfit != null) {
      return misfit;
    }
    Network result = next.with(edit.where(), outside);
    for (String name : Definitions.ofGraphs(result.subnetworks()).deep()) {
      return Rejected.of("subnet.deep", name, Definitions.DEEPEST);
    }
    return new Applied(result);
  }

  /** Why what leaves the new node may not go where it went: ports carry tensors, never samples. */
  private @Nullable Rejected misfit(Graph outside) {
    Catalogue catalogue = network.catalogue(standard);
    for (Link link : outside.outOf(edit.instance())) {
      NodeId taker = link.to().node();
      Node node = outside.find(taker);
      Kind kind = node == null ? null : catalogue.find(node.kind());
      for (Port port : kind == null ? List.<Port>of() : kind.inputs()) {
        if (port.name().equals(link.to().port()) && !port.type().accepts(PortType.TENSOR)) {
          return new Rejected(
              Message.of(
                  "network.edit.types",
                  new Term.OfType(PortType.TENSOR),
                  new Term.OfType(port.type())),
              taker);
        }
      }
    }
    return null;
  }
}
