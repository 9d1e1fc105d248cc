package org.layerloom.editor.skin;

import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.Badge;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.Target;
import org.layerloom.editor.drawing.Drawing;
import org.layerloom.editor.drawing.Spot;
import org.layerloom.editor.paint.DrawingPainter;
import org.layerloom.editor.paint.Signs;
import org.layerloom.editor.paint.WirePainter;

/** Finds the marks of problems under the pointer, and the words for tips. */
final class Problems {
  private final View view;

  Problems(View view) {
    this.view = view;
  }

  /** The node or link whose mark lies there, or null. */
  @Nullable Target at(Point2D at) {
    if (view.editor().getViewport().zoom() < DrawingPainter.SMALL) {
      return null;
    }
    Drawing drawing = view.shown();
    double reach = Signs.BADGE + 1;
    Target[] found = {null};
    drawing
        .cards()
        .visit(
            at.getX() - reach,
            at.getY() - reach,
            at.getX() + reach,
            at.getY() + reach,
            i -> {
              GraphNode node = drawing.model().nodes().get(i);
              if (badgeAt(node, at) != null) {
                found[0] = new Target.Node(node.id());
              }
              return found[0] == null;
            });
    if (found[0] == null) {
      drawing
          .ways()
          .visit(
              at.getX() - 30,
              at.getY() - 30,
              at.getX() + 30,
              at.getY() + 30,
              i -> {
                GraphLink link = drawing.links().get(i);
                Point2D mark = WirePainter.problemSpot(link, drawing.route(link));
                if (mark != null && mark.distance(at) <= reach) {
                  found[0] = new Target.Link(link.id());
                }
                return found[0] == null;
              });
    }
    return found[0];
  }

  private static @Nullable Badge badgeAt(GraphNode node, Point2D at) {
    for (int i = 0; i < node.badges().size(); i++) {
      if (Signs.badgeSpot(node, i).distance(at) <= Signs.BADGE + 1) {
        return node.badges().get(i);
      }
    }
    return null;
  }

  /** What to say about what lies there; empty for nothing. */
  String tip(Point2D at, Target target) {
    Target marked = at(at);
    if (marked instanceof Target.Link l) {
      return problem(l.id());
    }
    if (marked instanceof Target.Node n) {
      GraphNode node = view.shown().node(n.id());
      Badge badge = node == null ? null : badgeAt(node, at);
      return badge == null ? "" : badge.text();
    }
    return switch (target) {
      case Target.Port p -> port(view.shown().findSpot(p.ref()));
      case Target.Link l -> problem(l.id());
      case Target.Node n -> {
        GraphNode node = view.shown().node(n.id());
        yield node == null
            ? ""
            : node.badges().stream()
                .filter(b -> b.kind() == Badge.Kind.ERROR || b.kind() == Badge.Kind.WARNING)
                .map(Badge::text)
                .collect(Collectors.joining("\n"));
      }
      default -> "";
    };
  }

  private String problem(String id) {
    GraphLink link = view.shown().link(id);
    return link == null || link.problem() == null ? "" : link.problem().text();
  }

  private static String port(@Nullable Spot spot) {
    return spot == null ? "" : spot.port().label();
  }
}
