package org.layerloom.editor.sampler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.layerloom.editor.GraphFrame;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.GraphNote;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.Selection;

/** Copies of parts of a model. */
final class Copies {
  private Copies() {}

  static String freeId(GraphModel model, String stem) {
    Set<String> used = new HashSet<>();
    model.nodes().forEach(n -> used.add(n.id()));
    model.links().forEach(l -> used.add(l.id()));
    model.frames().forEach(f -> used.add(f.id()));
    model.notes().forEach(n -> used.add(n.id()));
    int i = 1;
    while (used.contains(stem + "-" + i)) {
      i++;
    }
    return stem + "-" + i;
  }

  static GraphNode named(GraphNode n, String id) {
    return new GraphNode(
        id,
        n.title(),
        n.subtitle(),
        n.family(),
        n.icon(),
        n.x(),
        n.y(),
        n.width(),
        n.height(),
        n.ports(),
        n.badges(),
        n.flags());
  }

  static GraphNote written(GraphNote n, String text) {
    return new GraphNote(n.id(), text, n.colour(), n.bounds());
  }

  static GraphFrame titled(GraphFrame f, String title) {
    return new GraphFrame(f.id(), title, f.colour(), f.bounds());
  }

  static GraphModel duplicated(GraphModel model, Selection what, double dx, double dy) {
    GraphModel next = model;
    Map<String, String> names = new HashMap<>();
    for (String id : what.nodes()) {
      Optional<GraphNode> node = model.node(id);
      if (node.isPresent()) {
        String copy = freeId(next, id);
        names.put(id, copy);
        GraphNode n = node.get();
        next = ModelEdits.withNode(next, named(n, copy).at(n.x() + dx, n.y() + dy));
      }
    }
    for (GraphLink link : model.links()) {
      String from = names.get(link.from().node());
      String to = names.get(link.to().node());
      if (from != null && to != null) {
        List<GraphLink> links = new ArrayList<>(next.links());
        links.add(
            new GraphLink(
                freeId(next, "wire"),
                new PortRef(from, link.from().port()),
                new PortRef(to, link.to().port()),
                link.label(),
                link.style(),
                link.problem(),
                link.bends().stream().map(b -> b.add(dx, dy)).toList()));
        next = ModelEdits.withLinks(next, links);
      }
    }
    return next;
  }
}
