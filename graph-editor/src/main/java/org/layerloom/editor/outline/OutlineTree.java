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
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;
import org.jspecify.annotations.Nullable;
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
  private final List<String> level;
  private final @Nullable Levels levels;
  private final Consumer<TreeItem<OutlineItem>> made;
  private final Map<String, GraphNode> nodes = new HashMap<>();
  private final Map<String, List<GraphLink>> incoming = new HashMap<>();
  private final Map<String, List<GraphLink>> outgoing = new HashMap<>();

  /**
   * @param level the path of the graph
   * @param levels of which it is one; null where there is no other
   * @param made hears of each line, also of those that are made when a person opens one
   */
  OutlineTree(
      GraphModel model,
      Locale locale,
      List<String> level,
      @Nullable Levels levels,
      Consumer<TreeItem<OutlineItem>> made) {
    this.model = model;
    this.locale = locale;
    this.level = List.copyOf(level);
    this.levels = levels;
    this.made = made;
    model.nodes().forEach(n -> nodes.put(n.id(), n));
    for (GraphLink link : model.links()) {
      incoming.computeIfAbsent(link.to().node(), _ -> new ArrayList<>()).add(link);
      outgoing.computeIfAbsent(link.from().node(), _ -> new ArrayList<>()).add(link);
    }
  }

  /** The graph with all that is in it. */
  TreeItem<OutlineItem> root() {
    TreeItem<OutlineItem> root = item(new Target.Canvas(), summary());
    root.getChildren().setAll(lines());
    root.setExpanded(true);
    return root;
  }

  private String summary() {
    return Words.of(locale, "editor.summary", model.nodes().size(), model.links().size());
  }

  private List<TreeItem<OutlineItem>> lines() {
    List<TreeItem<OutlineItem>> lines = new ArrayList<>();
    for (GraphNode node : flow()) {
      TreeItem<OutlineItem> branch = item(new Target.Node(node.id()), describe(node));
      for (GraphLink link : incoming.getOrDefault(node.id(), List.of())) {
        branch.getChildren().add(wire(link, "outline.inputs", link.from().node()));
      }
      for (GraphLink link : outgoing.getOrDefault(node.id(), List.of())) {
        branch.getChildren().add(wire(link, "outline.outputs", link.to().node()));
      }
      if (levels != null && levels.opens(level, node.id())) {
        branch.getChildren().add(new Inside(levels, node));
      }
      lines.add(branch);
    }
    for (GraphFrame frame : model.frames()) {
      lines.add(
          item(new Target.Frame(frame.id()), Words.of(locale, "outline.frame", frame.title())));
    }
    for (GraphNote note : model.notes()) {
      String first = note.text().lines().findFirst().orElse("").replaceFirst("^#+\\s*", "");
      lines.add(item(new Target.Note(note.id()), Words.of(locale, "outline.note", first)));
    }
    return lines;
  }

  private TreeItem<OutlineItem> item(Target target, String text) {
    TreeItem<OutlineItem> item = new TreeItem<>(new OutlineItem(level, target, text));
    made.accept(item);
    return item;
  }

  /** The graph within a node: its lines are made when somebody wants to see them. */
  private final class Inside extends TreeItem<OutlineItem> {
    private final Levels of;
    private boolean filled;

    Inside(Levels of, GraphNode node) {
      this.of = of;
      List<String> path = new ArrayList<>(level);
      path.add(node.id());
      setValue(
          new OutlineItem(
              path, new Target.Canvas(), Words.of(locale, "outline.inside", node.title())));
      made.accept(this);
    }

    @Override
    public boolean isLeaf() {
      return false;
    }

    @Override
    public ObservableList<TreeItem<OutlineItem>> getChildren() {
      ObservableList<TreeItem<OutlineItem>> children = super.getChildren();
      if (!filled) {
        filled = true;
        List<String> path = getValue().level();
        children.setAll(new OutlineTree(of.model(path), locale, path, of, made).lines());
      }
      return children;
    }
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
