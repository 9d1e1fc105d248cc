package org.layerloom.editor.outline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.TreeItem;
import org.layerloom.editor.Badge;
import org.layerloom.editor.GraphFrame;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.GraphNote;
import org.layerloom.editor.Target;
import org.layerloom.editor.words.Words;

/**
 * Writes a model as a tree: nodes in the order of the flow, below each its wires; then frames and
 * notes.
 */
final class OutlineTree {
  private final GraphModel model;
  private final Locale locale;
  private final Map<String, GraphNode> nodes = new HashMap<>();
  private final Map<String, List<GraphLink>> incoming = new HashMap<>();
  private final Map<String, List<GraphLink>> outgoing = new HashMap<>();

  OutlineTree(GraphModel model, Locale locale) {
    this.model = model;
    this.locale = locale;
    model.nodes().forEach(n -> nodes.put(n.id(), n));
    for (GraphLink link : model.links()) {
      incoming.computeIfAbsent(link.to().node(), _ -> new ArrayList<>()).add(link);
      outgoing.computeIfAbsent(link.from().node(), _ -> new ArrayList<>()).add(link);
    }
  }

  TreeItem<OutlineItem> root() {
    String summary = Words.of(locale, "editor.summary", model.nodes().size(), model.links().size());
    TreeItem<OutlineItem> root = item(new Target.Canvas(), summary);
    for (GraphNode node : flow()) {
      TreeItem<OutlineItem> branch = item(new Target.Node(node.id()), describe(node));
      for (GraphLink link : incoming.getOrDefault(node.id(), List.of())) {
        branch.getChildren().add(wire(link, "outline.inputs", link.from().node()));
      }
      for (GraphLink link : outgoing.getOrDefault(node.id(), List.of())) {
        branch.getChildren().add(wire(link, "outline.outputs", link.to().node()));
      }
      root.getChildren().add(branch);
    }
    for (GraphFrame frame : model.frames()) {
      root.getChildren()
          .add(
              item(new Target.Frame(frame.id()), Words.of(locale, "outline.frame", frame.title())));
    }
    for (GraphNote note : model.notes()) {
      String first = note.text().lines().findFirst().orElse("").replaceFirst("^#+\\s*", "");
      root.getChildren()
          .add(item(new Target.Note(note.id()), Words.of(locale, "outline.note", first)));
    }
    root.setExpanded(true);
    return root;
  }

  private static TreeItem<OutlineItem> item(Target target, String text) {
    return new TreeItem<>(new OutlineItem(target, text));
  }

  private TreeItem<OutlineItem> wire(GraphLink link, String key, String other) {
    GraphNode node = nodes.get(other);
    String text = Words.of(locale, key, node == null ? other : node.title());
    if (!link.label().isEmpty()) {
      text += ", " + link.label();
    }
    if (link.problem() != null) {
      text += " — " + link.problem().text();
    }
    return item(new Target.Link(link.id()), text);
  }

  private static String describe(GraphNode node) {
    String text = node.subtitle().isEmpty() ? node.title() : node.title() + ", " + node.subtitle();
    String badges = node.badges().stream().map(Badge::text).collect(Collectors.joining(", "));
    return badges.isEmpty() ? text : text + " — " + badges;
  }

  /**
   * Sources first, each node after those that feed it; what is left of a cycle in the model's
   * order.
   */
  private List<GraphNode> flow() {
    Map<String, Integer> waiting = new HashMap<>();
    Deque<GraphNode> ready = new ArrayDeque<>();
    for (GraphNode node : model.nodes()) {
      int inputs = incoming.getOrDefault(node.id(), List.of()).size();
      waiting.put(node.id(), inputs);
      if (inputs == 0) {
        ready.add(node);
      }
    }
    List<GraphNode> order = new ArrayList<>();
    Set<String> done = new HashSet<>();
    while (!ready.isEmpty()) {
      GraphNode node = ready.poll();
      order.add(node);
      done.add(node.id());
      for (GraphLink link : outgoing.getOrDefault(node.id(), List.of())) {
        GraphNode next = nodes.get(link.to().node());
        if (next != null && waiting.merge(next.id(), -1, Integer::sum) == 0) {
          ready.add(next);
        }
      }
    }
    model.nodes().stream().filter(n -> !done.contains(n.id())).forEach(order::add);
    return order;
  }
}
