package org.layerloom.subnet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Frame;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Note;
import org.layerloom.network.Point;
import org.layerloom.network.PortRef;
import org.layerloom.network.SubnetKind;
import org.layerloom.network.Term;
import org.layerloom.subnet.NetworkResult.Applied;
import org.layerloom.subnet.NetworkResult.Rejected;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** Puts what a node stands for in its place. */
final class Dissolving {

  private final Node instance;
  private final Graph definition;
  private final Map<NodeId, NodeId> names = new HashMap<>();
  private final double dx;
  private final double dy;
  private Graph graph;

  private Dissolving(Graph graph, Node instance, Graph definition) {
    this.instance = instance;
    this.definition = definition;
    this.graph = graph;
    Point middle = Places.centre(List.copyOf(definition.nodes().values()));
    this.dx = instance.at().x() - middle.x();
    this.dy = instance.at().y() - middle.y();
  }

  static NetworkResult apply(Network network, NetworkEdit.Dissolve edit) {
    Graph graph = network.graph(edit.where());
    Node instance = graph.find(edit.instance());
    String name = instance == null ? null : SubnetKind.name(instance.kind());
    if (instance == null || name == null || !network.has(name)) {
      return NetworkEdits.noSubnet(edit.instance());
    }
    if (instance.bypassed()) {
      return new Rejected(Message.of("subnet.bypassed", new Term.OfNode(instance)), instance.id());
    }
    Dissolving dissolving = new Dissolving(graph, instance, network.graph(name));
    Graph next = dissolving.dissolved();
    if (next == null) {
      return new Rejected(Message.of("subnet.twice", new Term.OfNode(instance)), instance.id());
    }
    Network result = network.with(edit.where(), next);
    return new Applied(
        result.uses(name) > 0
            ? result
            : new Network(result.graph(), result.subnetworks().minus(name)));
  }

  /** Null where two links would come to join the same ports. */
  private @Nullable Graph dissolved() {
    PVector<Link> old = graph.links();
    List<Link> feeding = graph.into(instance.id());
    graph = graph.withNodes(graph.nodes().minus(instance.id()));
    for (Node node : definition.nodes().values()) {
      if (!SubnetKind.isPort(node)) {
        NodeId id = free(node.id());
        names.put(node.id(), id);
        graph = graph.withNode(node.named(id).at(node.at().plus(dx, dy)));
      }
    }
    List<Link> links = new ArrayList<>();
    for (Link link : old) {
      if (link.from().node().equals(instance.id())) {
        PortRef source = source(leaving(link.from().port()), feeding);
        if (source != null) {
          links.add(new Link(source, link.to(), link.bends()));
        }
      } else if (!link.to().node().equals(instance.id())) {
        links.add(link);
      }
    }
    for (Link link : definition.links()) {
      NodeId to = names.get(link.to().node());
      PortRef source = source(link.from(), feeding);
      if (to != null && source != null) {
        List<Point> bends = link.bends().stream().map(p -> p.plus(dx, dy)).toList();
        links.add(new Link(source, new PortRef(to, link.to().port()), bends));
      }
    }
    Set<String> ends = new HashSet<>();
    for (Link link : links) {
      if (!ends.add(link.from() + " " + link.to())) {
        return null;
      }
    }
    addDecorations();
    return graph.withLinks(TreePVector.from(links));
  }

  private NodeId free(NodeId id) {
    String name = id.value();
    if (graph.find(id) == null
        && !graph.frames().containsKey(name)
        && !graph.notes().containsKey(name)) {
      return id;
    }
    String stem = id.value().replaceAll("\\d+$", "");
    return graph.freeId(stem.isEmpty() ? "node" : stem);
  }

  /** What the definition leads to one of its outputs; null where nothing. */
  private @Nullable PortRef leaving(String output) {
    return definition.into(new NodeId(output)).stream().findFirst().map(Link::from).orElse(null);
  }

  /** A source within the definition as one outside it; null where nothing arrives there. */
  private @Nullable PortRef source(@Nullable PortRef within, List<Link> feeding) {
    if (within == null) {
      return null;
    }
    NodeId name = names.get(within.node());
    if (name != null) {
      return new PortRef(name, within.port());
    }
    return feeding.stream()
        .filter(link -> link.to().port().equals(within.node().value()))
        .findFirst()
        .map(Link::from)
        .orElse(null);
  }

  private void addDecorations() {
    PMap<String, Frame> frames = graph.frames();
    PMap<String, Note> notes = graph.notes();
    for (Frame frame : definition.frames().values()) {
      String id = free(frame.id(), frames, notes);
      frames =
          frames.plus(
              id,
              new Frame(
                  id,
                  frame.title(),
                  frame.colour(),
                  frame.at().plus(dx, dy),
                  frame.width(),
                  frame.height()));
    }
    for (Note note : definition.notes().values()) {
      String id = free(note.id(), frames, notes);
      notes =
          notes.plus(
              id,
              new Note(id, note.markdown(), note.at().plus(dx, dy), note.width(), note.height()));
    }
    graph = graph.withFrames(frames).withNotes(notes);
  }

  private String free(String id, Map<String, ?> frames, Map<String, ?> notes) {
    String free = id;
    for (int number = 2; taken(free, frames, notes); number++) {
      free = id + number;
    }
    return free;
  }

  private boolean taken(String id, Map<String, ?> frames, Map<String, ?> notes) {
    return frames.containsKey(id)
        || notes.containsKey(id)
        || (NodeId.isValid(id) && graph.find(new NodeId(id)) != null);
  }
}
