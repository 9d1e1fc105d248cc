package org.layerloom.editor.skin;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.Selection;
import org.layerloom.editor.Target;

/**
 * Moves the keyboard's cursor: Tab through everything in reading order; right and left along wires
 * (node, wire, node); up and down between the wires of a node, else to the next card in that
 * direction.
 */
final class Walk {
  private record Stop(Target target, double x, double y) {}

  private final View view;
  private final GraphEditor editor;

  Walk(View view) {
    this.view = view;
    editor = view.editor();
  }

  /** To the next or previous stop; false at the end, so that focus leaves the control. */
  boolean next(int step) {
    List<Stop> stops = stops(view.drawing().model());
    int at = -1;
    for (int i = 0; i < stops.size(); i++) {
      if (stops.get(i).target.equals(nodeOf(editor.getCursorTarget()))) {
        at = i;
      }
    }
    int next = at < 0 ? (step > 0 ? 0 : stops.size() - 1) : at + step;
    if (next < 0 || next >= stops.size()) {
      editor.setCursorTarget(new Target.Canvas());
      return false;
    }
    go(stops.get(next).target, false);
    return true;
  }

  private static List<Stop> stops(GraphModel model) {
    // Rows of about a card's height; within a row from left to right.
    return Stream.of(
            model.nodes().stream().map(n -> new Stop(new Target.Node(n.id()), n.x(), n.y())),
            model.notes().stream()
                .map(
                    n ->
                        new Stop(
                            new Target.Note(n.id()), n.bounds().getMinX(), n.bounds().getMinY())),
            model.frames().stream()
                .map(
                    f ->
                        new Stop(
                            new Target.Frame(f.id()), f.bounds().getMinX(), f.bounds().getMinY())))
        .flatMap(s -> s)
        .sorted(
            Comparator.comparingLong((Stop s) -> Math.round(s.y / GraphNode.DEFAULT_HEIGHT))
                .thenComparingDouble(Stop::x))
        .toList();
  }

  /** Follows an arrow key. */
  void along(KeyCode key, boolean additive) {
    Target now = nodeOf(editor.getCursorTarget());
    boolean level = key == KeyCode.LEFT || key == KeyCode.RIGHT;
    boolean forward = key == KeyCode.RIGHT || key == KeyCode.DOWN;
    Target next =
        switch (now) {
          case Target.Node n when level -> alongWire(n.id(), forward);
          case Target.Node n -> inDirection(n.id(), forward);
          case Target.Link l when level -> endOf(l.id(), forward);
          case Target.Link l -> sibling(l.id(), forward ? 1 : -1);
          default -> null;
        };
    if (next == null && now instanceof Target.Canvas) {
      next(1);
    } else if (next != null) {
      go(next, additive);
    }
  }

  private static Target nodeOf(Target target) {
    return switch (target) {
      case Target.Port p -> new Target.Node(p.ref().node());
      case Target.Bend b -> new Target.Link(b.link());
      default -> target;
    };
  }

  private List<GraphLink> wires(String node, boolean out) {
    return view.drawing().linksOf(node).stream()
        .filter(l -> (out ? l.from() : l.to()).node().equals(node))
        .toList();
  }

  private @Nullable Target alongWire(String node, boolean forward) {
    List<GraphLink> wires = wires(node, forward);
    return wires.isEmpty() ? null : new Target.Link(wires.getFirst().id());
  }

  private @Nullable Target endOf(String id, boolean forward) {
    GraphLink link = view.drawing().link(id);
    return link == null ? null : new Target.Node((forward ? link.to() : link.from()).node());
  }

  private @Nullable Target sibling(String id, int step) {
    GraphLink link = view.drawing().link(id);
    if (link == null) {
      return null;
    }
    List<GraphLink> out = wires(link.from().node(), true);
    List<GraphLink> row = out.size() > 1 ? out : wires(link.to().node(), false);
    int at = row.indexOf(link);
    return new Target.Link(row.get(Math.floorMod(at + step, row.size())).id());
  }

  private @Nullable Target inDirection(String id, boolean down) {
    GraphNode here = view.drawing().node(id);
    if (here == null) {
      return null;
    }
    double x = here.x() + here.width() / 2;
    double y = here.y() + here.height() / 2;
    return view.drawing().model().nodes().stream()
        .filter(n -> !n.id().equals(id) && (down ? n.y() > y : n.y() + n.height() < y))
        .min(
            Comparator.comparingDouble(
                n ->
                    Math.abs(n.y() + n.height() / 2 - y) + 2 * Math.abs(n.x() + n.width() / 2 - x)))
        .map(n -> (Target) new Target.Node(n.id()))
        .orElse(null);
  }

  private void go(Target target, boolean additive) {
    Selection one = Selection.of(target);
    editor.setSelection(additive ? editor.getSelection().plus(one) : one);
    editor.setCursorTarget(target);
    Stream.of(one.nodes(), one.links(), one.frames(), one.notes())
        .flatMap(s -> s.stream())
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(editor::reveal);
  }

  /** Takes what the cursor is on into the selection, or out of it. */
  void toggle() {
    Selection one = Selection.of(editor.getCursorTarget());
    Selection now = editor.getSelection();
    boolean had = now.minus(one).size() < now.size();
    editor.setSelection(had ? now.minus(one) : now.plus(one));
  }
}
