package org.layerloom.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * A flowchart: nodes and links, frames and notes. Immutable, and cheap to change by {@link Edits}:
 * graphs share what they have in common, so a long history costs little.
 *
 * <p>Nodes are in the order of their ids; links in the order in which they were drawn, which is the
 * order of a node's inputs where a port takes several.
 */
public final class Graph {

  public static final Graph EMPTY =
      new Graph(TreePMap.empty(), TreePVector.empty(), TreePMap.empty(), TreePMap.empty());

  private final PMap<NodeId, Node> nodes;
  private final PVector<Link> links;
  private final PMap<String, Frame> frames;
  private final PMap<String, Note> notes;

  /** Made when first asked for; the same whoever makes it, so threads may race for it. */
  private volatile @Nullable Wiring wiring;

  public Graph(
      PMap<NodeId, Node> nodes,
      PVector<Link> links,
      PMap<String, Frame> frames,
      PMap<String, Note> notes) {
    this.nodes = nodes;
    this.links = links;
    this.frames = frames;
    this.notes = notes;
  }

  public static Graph of(List<Node> nodes, List<Link> links) {
    PMap<NodeId, Node> map = TreePMap.empty();
    for (Node node : nodes) {
      map = map.plus(node.id(), node);
    }
    return new Graph(map, TreePVector.from(links), TreePMap.empty(), TreePMap.empty());
  }

  public PMap<NodeId, Node> nodes() {
    return nodes;
  }

  public PVector<Link> links() {
    return links;
  }

  public PMap<String, Frame> frames() {
    return frames;
  }

  public PMap<String, Note> notes() {
    return notes;
  }

  public @Nullable Node find(NodeId id) {
    return nodes.get(id);
  }

  /**
   * @throws IllegalArgumentException where there is none
   */
  public Node node(NodeId id) {
    Node node = nodes.get(id);
    if (node == null) {
      throw new IllegalArgumentException("no node " + id);
    }
    return node;
  }

  /** Links that end at the node, in order. */
  public List<Link> into(NodeId id) {
    return wiring().into.getOrDefault(id, List.of());
  }

  /** Links that end at one input of the node, in order. */
  public List<Link> into(NodeId id, String port) {
    return into(id).stream().filter(link -> link.to().port().equals(port)).toList();
  }

  /** Links that start at the node, in order. */
  public List<Link> outOf(NodeId id) {
    return wiring().outOf.getOrDefault(id, List.of());
  }

  public Graph withNodes(PMap<NodeId, Node> next) {
    return new Graph(next, links, frames, notes);
  }

  public Graph withNode(Node node) {
    return withNodes(nodes.plus(node.id(), node));
  }

  public Graph withLinks(PVector<Link> next) {
    return new Graph(nodes, next, frames, notes);
  }

  public Graph withFrames(PMap<String, Frame> next) {
    return new Graph(nodes, links, next, notes);
  }

  public Graph withNotes(PMap<String, Note> next) {
    return new Graph(nodes, links, frames, next);
  }

  /**
   * An id that no node, frame or note has, which one picture may show together: {@code conv1},
   * {@code conv2} and so on.
   */
  public NodeId freeId(String stem) {
    for (int number = 1; ; number++) {
      NodeId id = new NodeId(stem + number);
      if (!has(id)) {
        return id;
      }
    }
  }

  private boolean has(NodeId id) {
    return nodes.containsKey(id) || frames.containsKey(id.value()) || notes.containsKey(id.value());
  }

  private Wiring wiring() {
    Wiring known = wiring;
    if (known == null) {
      known = Wiring.of(links);
      wiring = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Graph that
        && nodes.equals(that.nodes)
        && links.equals(that.links)
        && frames.equals(that.frames)
        && notes.equals(that.notes);
  }

  @Override
  public int hashCode() {
    return 31 * nodes.hashCode() + links.hashCode();
  }

  @Override
  public String toString() {
    return "Graph" + nodes.keySet() + links;
  }

  private record Wiring(Map<NodeId, List<Link>> into, Map<NodeId, List<Link>> outOf) {
    static Wiring of(List<Link> links) {
      Map<NodeId, List<Link>> into = new HashMap<>();
      Map<NodeId, List<Link>> outOf = new HashMap<>();
      for (Link link : links) {
        into.computeIfAbsent(link.to().node(), id -> new ArrayList<>()).add(link);
        outOf.computeIfAbsent(link.from().node(), id -> new ArrayList<>()).add(link);
      }
      return new Wiring(into, outOf);
    }
  }
}
