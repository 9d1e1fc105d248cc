package org.layerloom.editor;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ids of what is selected.
 *
 * @param nodes ids of nodes
 * @param links ids of links
 * @param frames ids of frames
 * @param notes ids of notes
 */
public record Selection(
    Set<String> nodes, Set<String> links, Set<String> frames, Set<String> notes) {

  /** Nothing. */
  public static final Selection NONE = new Selection(Set.of(), Set.of(), Set.of(), Set.of());

  /** Sets are copied. */
  public Selection {
    nodes = Set.copyOf(nodes);
    links = Set.copyOf(links);
    frames = Set.copyOf(frames);
    notes = Set.copyOf(notes);
  }

  /** These nodes and nothing else. */
  public static Selection ofNodes(Collection<String> ids) {
    return new Selection(Set.copyOf(ids), Set.of(), Set.of(), Set.of());
  }

  /** Everything that a target names; an empty selection for the canvas. */
  public static Selection of(Target target) {
    return switch (target) {
      case Target.Node n -> ofNodes(Set.of(n.id()));
      case Target.Port p -> ofNodes(Set.of(p.ref().node()));
      case Target.Link l -> new Selection(Set.of(), Set.of(l.id()), Set.of(), Set.of());
      case Target.Bend b -> new Selection(Set.of(), Set.of(b.link()), Set.of(), Set.of());
      case Target.Frame f -> new Selection(Set.of(), Set.of(), Set.of(f.id()), Set.of());
      case Target.Note n -> new Selection(Set.of(), Set.of(), Set.of(), Set.of(n.id()));
      case Target.Canvas _ -> NONE;
    };
  }

  /** Whether nothing is selected. */
  public boolean isEmpty() {
    return nodes.isEmpty() && links.isEmpty() && frames.isEmpty() && notes.isEmpty();
  }

  /** How many things are selected. */
  public int size() {
    return nodes.size() + links.size() + frames.size() + notes.size();
  }

  /** Whether a thing of that id, of any sort, is selected. */
  public boolean contains(String id) {
    return nodes.contains(id) || links.contains(id) || frames.contains(id) || notes.contains(id);
  }

  /** Both together. */
  public Selection plus(Selection other) {
    return new Selection(
        union(nodes, other.nodes),
        union(links, other.links),
        union(frames, other.frames),
        union(notes, other.notes));
  }

  /** What is in this and not in the other. */
  public Selection minus(Selection other) {
    return new Selection(
        difference(nodes, other.nodes),
        difference(links, other.links),
        difference(frames, other.frames),
        difference(notes, other.notes));
  }

  /** Only what the model still has. */
  public Selection within(GraphModel model) {
    if (isEmpty()) {
      return this;
    }
    Selection all =
        new Selection(
            model.nodes().stream().map(GraphNode::id).collect(Collectors.toSet()),
            model.links().stream().map(GraphLink::id).collect(Collectors.toSet()),
            model.frames().stream().map(GraphFrame::id).collect(Collectors.toSet()),
            model.notes().stream().map(GraphNote::id).collect(Collectors.toSet()));
    return minus(minus(all));
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    Set<String> result = new LinkedHashSet<>(a);
    result.addAll(b);
    return result;
  }

  private static Set<String> difference(Set<String> a, Set<String> b) {
    Set<String> result = new LinkedHashSet<>(a);
    result.removeAll(b);
    return result;
  }
}
