package org.layerloom.app.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Edit;
import org.layerloom.network.EditResult;
import org.layerloom.network.Edits;
import org.layerloom.network.Frame;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Note;
import org.layerloom.network.PortRef;
import org.layerloom.network.SubnetKind;
import org.pcollections.PMap;

/** Copies of nodes under free ids, with the links among them. */
public final class Copies {

  private Copies() {}

  /**
   * What was copied and what is added.
   *
   * @param names the copy's id by its original's
   * @param added ids of the copies, in the originals' order
   */
  public record Copied(Edit edit, Map<NodeId, NodeId> names, List<NodeId> added) {
    public Copied {
      names = Map.copyOf(names);
      added = List.copyOf(added);
    }
  }

  /** Copies some nodes of a graph beside themselves. */
  public static Copied copy(Graph graph, Set<NodeId> which, double dx, double dy) {
    return copy(part(graph, which, Set.of()), graph, dx, dy);
  }

  /** Copies everything of one graph into another (or the same), shifted. */
  public static Copied copy(Graph part, Graph into, double dx, double dy) {
    Map<NodeId, NodeId> names = new LinkedHashMap<>();
    Set<NodeId> taken = new HashSet<>(into.nodes().keySet());
    // One picture shows them all: a frame or note may have no node's name.
    Stream.concat(into.frames().keySet().stream(), into.notes().keySet().stream())
        .filter(NodeId::isValid)
        .forEach(id -> taken.add(new NodeId(id)));
    List<Node> nodes = new ArrayList<>();
    for (Node node : part.nodes().values()) {
      NodeId free = freeId(stem(node.id().value()), taken);
      taken.add(free);
      names.put(node.id(), free);
      nodes.add(node.named(free).at(node.at().plus(dx, dy)));
    }
    List<Link> links = new ArrayList<>();
    for (Link link : part.links()) {
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
    List<Edit> edits = new ArrayList<>();
    if (!nodes.isEmpty()) {
      edits.add(new Edit.Add(nodes, links));
    }
    edits.addAll(decorations(part, into, taken, dx, dy));
    Edit edit = edits.size() == 1 ? edits.getFirst() : new Edit.Several(edits);
    return new Copied(edit, names, List.copyOf(names.values()));
  }

  private static List<Edit> decorations(
      Graph part, Graph into, Set<NodeId> nodes, double dx, double dy) {
    Set<String> taken = new HashSet<>(into.frames().keySet());
    taken.addAll(into.notes().keySet());
    nodes.forEach(id -> taken.add(id.value()));
    List<Edit> edits = new ArrayList<>();
    for (Frame f : part.frames().values()) {
      String id = freeName(stem(f.id()), taken);
      edits.add(
          new Edit.PutFrame(
              new Frame(id, f.title(), f.colour(), f.at().plus(dx, dy), f.width(), f.height())));
    }
    for (Note n : part.notes().values()) {
      String id = freeName(stem(n.id()), taken);
      edits.add(
          new Edit.PutNote(new Note(id, n.markdown(), n.at().plus(dx, dy), n.width(), n.height())));
    }
    return edits;
  }

  /**
   * The same copies, with the wires that their originals had to nodes outside: those that come in,
   * and those that go out to an input that is still free. A wire whose other end is not there, or
   * does not fit, is left out.
   */
  public static Edit linked(Copied copied, List<Link> outside, Graph into, Catalogue catalogue) {
    List<Edit> edits = new ArrayList<>(List.of(copied.edit()));
    Graph graph = applied(into, copied.edit(), catalogue);
    for (Link link : outside) {
      PortRef from = renamed(link.from(), copied.names());
      PortRef to = renamed(link.to(), copied.names());
      boolean comesIn = copied.names().containsKey(link.to().node());
      if (graph == null || (!comesIn && !graph.into(to.node(), to.port()).isEmpty())) {
        continue;
      }
      Edit connect = new Edit.Connect(new Link(from, to));
      Graph next = applied(graph, connect, catalogue);
      if (next != null) {
        graph = next;
        edits.add(connect);
      }
    }
    return new Edit.Several(edits);
  }

  private static PortRef renamed(PortRef end, Map<NodeId, NodeId> names) {
    NodeId copy = names.get(end.node());
    return copy == null ? end : new PortRef(copy, end.port());
  }

  private static @Nullable Graph applied(Graph graph, Edit edit, Catalogue catalogue) {
    return Edits.apply(graph, edit, catalogue) instanceof EditResult.Applied(Graph next)
        ? next
        : null;
  }

  /** The part of a graph that some nodes make, with the links among them, frames and notes. */
  public static Graph part(Graph graph, Set<NodeId> which, Set<String> decorations) {
    List<Node> nodes = graph.nodes().values().stream().filter(n -> which.contains(n.id())).toList();
    List<Link> links =
        graph.links().stream()
            .filter(l -> which.contains(l.from().node()) && which.contains(l.to().node()))
            .toList();
    PMap<String, Frame> frames = graph.frames();
    PMap<String, Note> notes = graph.notes();
    for (String id : graph.frames().keySet()) {
      frames = decorations.contains(id) ? frames : frames.minus(id);
    }
    for (String id : graph.notes().keySet()) {
      notes = decorations.contains(id) ? notes : notes.minus(id);
    }
    return Graph.of(nodes, links).withFrames(frames).withNotes(notes);
  }

  /** {@code conv} of {@code conv2}: what a number is put behind. */
  public static String stem(String id) {
    String stem = id.replaceAll("\\d+$", "");
    return stem.isEmpty() ? "node" : stem;
  }

  /** {@code conv} for the kind {@code conv2d}, {@code block} for any sub-network. */
  public static String stemOfKind(String kind) {
    return SubnetKind.name(kind) != null ? "block" : stem(kind.replaceAll("\\d+d$", ""));
  }

  private static NodeId freeId(String stem, Set<NodeId> taken) {
    for (int number = 1; ; number++) {
      NodeId id = new NodeId(stem + number);
      if (!taken.contains(id)) {
        return id;
      }
    }
  }

  private static String freeName(String stem, Set<String> taken) {
    for (int number = 1; ; number++) {
      if (taken.add(stem + number)) {
        return stem + number;
      }
    }
  }
}
