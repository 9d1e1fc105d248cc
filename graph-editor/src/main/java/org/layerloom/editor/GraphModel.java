package org.layerloom.editor;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that the editor shows: an immutable value. To change the drawing, give the editor
 * another value; unchanged parts should be the same objects, for then their measures and routes are
 * kept.
 *
 * @param nodes later ones are drawn above earlier ones
 * @param links wires; their ends must be ports of the nodes
 * @param frames later ones are drawn above earlier ones
 * @param notes sheets of text
 */
public record GraphModel(
    List<GraphNode> nodes, List<GraphLink> links, List<GraphFrame> frames, List<GraphNote> notes) {

  /** A model with nothing in it. */
  public static final GraphModel EMPTY = new GraphModel(List.of(), List.of(), List.of(), List.of());

  /**
   * Lists are copied.
   *
   * @throws IllegalArgumentException if two parts share an id
   */
  public GraphModel {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
    frames = List.copyOf(frames);
    notes = List.copyOf(notes);
    Set<String> ids =
        HashSet.newHashSet(nodes.size() + links.size() + frames.size() + notes.size());
    nodes.forEach(n -> claim(ids, n.id()));
    links.forEach(l -> claim(ids, l.id()));
    frames.forEach(f -> claim(ids, f.id()));
    notes.forEach(n -> claim(ids, n.id()));
  }

  private static void claim(Set<String> ids, String id) {
    if (!ids.add(id)) {
      throw new IllegalArgumentException("two parts of the model share the id " + id);
    }
  }

  /** A model of nodes and links only. */
  public static GraphModel of(List<GraphNode> nodes, List<GraphLink> links) {
    return new GraphModel(nodes, links, List.of(), List.of());
  }

  /** The node of that id; a linear search, meant for occasional use. */
  public Optional<GraphNode> node(String id) {
    return nodes.stream().filter(n -> n.id().equals(id)).findFirst();
  }

  /** The link of that id; a linear search, meant for occasional use. */
  public Optional<GraphLink> link(String id) {
    return links.stream().filter(l -> l.id().equals(id)).findFirst();
  }
}
