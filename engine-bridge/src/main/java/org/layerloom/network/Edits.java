package org.layerloom.network;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.layerloom.network.EditResult.Applied;
import org.layerloom.network.EditResult.Rejected;

/**
 * Applies edits. What comes out keeps these promises, whatever the edit: both ends of every link
 * exist and fit, an input for one link has at most one, no two links share both ends, nothing goes
 * round in a circle, and every parameter has a value within its bounds. (A graph from a file may
 * break them; {@link Analyser} says where.)
 */
public final class Edits {

  private static final int LONGEST_TITLE = 200;

  private Edits() {}

  /**
   * The next graph, or a rejection with its reason. Pure: the given graph stays as it was. An edit
   * that changes nothing gives the same graph back.
   */
  public static EditResult apply(Graph graph, Edit edit, Catalogue catalogue) {
    LinkEdits links = new LinkEdits(catalogue);
    NodeEdits nodes = new NodeEdits(catalogue, links);
    return switch (edit) {
      case Edit.Add add -> nodes.add(graph, add);
      case Edit.Remove remove -> nodes.remove(graph, remove);
      case Edit.Connect(Link link) -> links.connect(graph, link);
      case Edit.Disconnect(var gone) -> links.disconnect(graph, gone);
      case Edit.Rewire(Link link, PortRef from, PortRef to) -> links.rewire(graph, link, from, to);
      case Edit.Insert(Link into, Node node) -> nodes.insert(graph, into, node);
      case Edit.Bend(Link link, List<Point> bends) -> links.bend(graph, link, bends);
      case Edit.Move(Map<NodeId, Point> places) -> nodes.move(graph, places);
      case Edit.Configure configure -> nodes.configure(graph, configure);
      case Edit.Retitle(NodeId node, String title) -> retitle(graph, node, title);
      case Edit.Rename(NodeId node, NodeId newId) -> nodes.rename(graph, node, newId);
      case Edit.Bypass bypass -> nodes.bypass(graph, bypass);
      case Edit.PutFrame(Frame frame) -> putFrame(graph, frame);
      case Edit.PutNote(Note note) -> putNote(graph, note);
      case Edit.RemoveDecorations(var ids) -> removeDecorations(graph, ids);
      case Edit.Several(List<Edit> edits) -> several(graph, edits, catalogue);
    };
  }

  static Rejected rejected(NodeId node, String key, Object... values) {
    return new Rejected(Message.of(key, values), node);
  }

  static Rejected noNode(NodeId id) {
    return rejected(id, "network.edit.noNode", id.value());
  }

  private static EditResult retitle(Graph graph, NodeId id, String title) {
    Node node = graph.find(id);
    if (node == null) {
      return noNode(id);
    }
    if (title.length() > LONGEST_TITLE) {
      return rejected(id, "network.edit.longTitle", LONGEST_TITLE);
    }
    return new Applied(title.equals(node.title()) ? graph : graph.withNode(node.titled(title)));
  }

  private static EditResult putFrame(Graph graph, Frame frame) {
    if (!drawable(frame.width(), frame.height())) {
      return new Rejected(Message.of("network.edit.size"), null);
    }
    return new Applied(
        frame.equals(graph.frames().get(frame.id()))
            ? graph
            : graph.withFrames(graph.frames().plus(frame.id(), frame)));
  }

  private static EditResult putNote(Graph graph, Note note) {
    if (!drawable(note.width(), note.height())) {
      return new Rejected(Message.of("network.edit.size"), null);
    }
    return new Applied(
        note.equals(graph.notes().get(note.id()))
            ? graph
            : graph.withNotes(graph.notes().plus(note.id(), note)));
  }

  private static boolean drawable(double width, double height) {
    return width > 0 && height > 0 && Double.isFinite(width) && Double.isFinite(height);
  }

  private static EditResult removeDecorations(Graph graph, Set<String> ids) {
    for (String id : ids) {
      if (!graph.frames().containsKey(id) && !graph.notes().containsKey(id)) {
        return new Rejected(Message.of("network.edit.noDecoration", id), null);
      }
    }
    return new Applied(
        ids.isEmpty()
            ? graph
            : graph
                .withFrames(graph.frames().minusAll(ids))
                .withNotes(graph.notes().minusAll(ids)));
  }

  private static EditResult several(Graph graph, List<Edit> edits, Catalogue catalogue) {
    Graph next = graph;
    for (Edit edit : edits) {
      switch (apply(next, edit, catalogue)) {
        case Applied(Graph applied) -> next = applied;
        case Rejected rejected -> {
          return rejected;
        }
      }
    }
    return new Applied(next);
  }
}
