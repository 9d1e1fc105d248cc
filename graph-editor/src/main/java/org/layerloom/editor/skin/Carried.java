package org.layerloom.editor.skin;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.NodeFlag;
import org.layerloom.editor.Selection;

/** What moves together: the selection without locked nodes, and what lies in its frames. */
final class Carried {
  private final GraphModel model;
  private final Map<String, Rectangle2D> bounds = new HashMap<>();

  Carried(GraphModel model, Selection selection) {
    this.model = model;
    Set<String> nodes = new HashSet<>(selection.nodes());
    Set<String> notes = new HashSet<>(selection.notes());
    model.frames().stream()
        .filter(f -> selection.frames().contains(f.id()))
        .forEach(
            f -> {
              bounds.put(f.id(), f.bounds());
              model.nodes().stream()
                  .filter(n -> f.bounds().contains(n.bounds()))
                  .forEach(n -> nodes.add(n.id()));
              model.notes().stream()
                  .filter(n -> f.bounds().contains(n.bounds()))
                  .forEach(n -> notes.add(n.id()));
            });
    model.nodes().stream()
        .filter(n -> nodes.contains(n.id()) && !n.is(NodeFlag.LOCKED))
        .forEach(n -> bounds.put(n.id(), n.bounds()));
    model.notes().stream()
        .filter(n -> notes.contains(n.id()))
        .forEach(n -> bounds.put(n.id(), n.bounds()));
  }

  boolean isEmpty() {
    return bounds.isEmpty();
  }

  boolean contains(String id) {
    return bounds.containsKey(id);
  }

  /** The box around all. */
  Rectangle2D box() {
    double x0 = Double.POSITIVE_INFINITY;
    double y0 = Double.POSITIVE_INFINITY;
    double x1 = Double.NEGATIVE_INFINITY;
    double y1 = Double.NEGATIVE_INFINITY;
    for (Rectangle2D r : bounds.values()) {
      x0 = Math.min(x0, r.getMinX());
      y0 = Math.min(y0, r.getMinY());
      x1 = Math.max(x1, r.getMaxX());
      y1 = Math.max(y1, r.getMaxY());
    }
    return new Rectangle2D(x0, y0, x1 - x0, y1 - y0);
  }

  /** New left upper corners after a move. */
  Map<String, Point2D> positions(double dx, double dy) {
    Map<String, Point2D> positions = HashMap.newHashMap(bounds.size());
    bounds.forEach((id, r) -> positions.put(id, new Point2D(r.getMinX() + dx, r.getMinY() + dy)));
    return positions;
  }

  /** New bends of the wires that lie wholly among what moves. */
  Map<String, List<Point2D>> bends(double dx, double dy) {
    Map<String, List<Point2D>> moved = new HashMap<>();
    model.links().stream()
        .filter(l -> !l.bends().isEmpty() && contains(l.from().node()) && contains(l.to().node()))
        .forEach(l -> moved.put(l.id(), l.bends().stream().map(b -> b.add(dx, dy)).toList()));
    return moved;
  }

  /** The model as it would be after a move. */
  GraphModel moved(double dx, double dy) {
    Map<String, List<Point2D>> bends = bends(dx, dy);
    return new GraphModel(
        model.nodes().stream()
            .map(n -> contains(n.id()) ? n.at(n.x() + dx, n.y() + dy) : n)
            .toList(),
        bends.isEmpty()
            ? model.links()
            : model.links().stream()
                .map(l -> bends.containsKey(l.id()) ? l.through(bends.get(l.id())) : l)
                .toList(),
        model.frames().stream()
            .map(f -> contains(f.id()) ? f.within(shifted(f.bounds(), dx, dy)) : f)
            .toList(),
        model.notes().stream()
            .map(n -> contains(n.id()) ? n.within(shifted(n.bounds(), dx, dy)) : n)
            .toList());
  }

  private static Rectangle2D shifted(Rectangle2D r, double dx, double dy) {
    return new Rectangle2D(r.getMinX() + dx, r.getMinY() + dy, r.getWidth(), r.getHeight());
  }
}
