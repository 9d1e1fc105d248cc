package org.layerloom.editor.sampler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.GraphPort;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.Selection;
import org.layerloom.editor.Template;
import org.layerloom.editor.layout.Arrange;

/**
 * The simplest document that an editor can have: the model itself. Each gesture gives the next
 * model; an application with a document of its own does the same on that.
 */
public final class ModelEdits {
  private final Function<String, Template> templates;

  /** Makes new nodes from these templates. */
  public ModelEdits(Function<String, Template> templates) {
    this.templates = templates;
  }

  /** The model after a gesture; the same object if the gesture changes nothing. */
  public GraphModel apply(GraphModel model, Gesture gesture) {
    return switch (gesture) {
      case Gesture.Move m -> moved(model, m.positions(), m.bends());
      case Gesture.Nudge m -> moved(model, m.positions(), m.bends());
      case Gesture.Connect c -> connected(model, c.from(), c.to());
      case Gesture.Rewire r -> connected(without(model, Set.of(r.link())), r.from(), r.to());
      case Gesture.Disconnect d -> without(model, d.links());
      case Gesture.Cut c -> without(model, c.links());
      case Gesture.Delete d -> deleted(model, d.what(), d.keepFlow());
      case Gesture.Create c -> created(model, c);
      case Gesture.CreateOnLink c -> {
        GraphNode card = fresh(model, c.template(), c.at(), false);
        yield spliced(withNode(model, card), card, c.link());
      }
      case Gesture.InsertOnLink i -> {
        GraphModel next = moved(model, Map.of(i.node(), i.at()), Map.of());
        yield next.node(i.node()).map(n -> spliced(next, n, i.link())).orElse(next);
      }
      case Gesture.Rename r -> renamed(model, r.id(), r.title());
      case Gesture.EditNote e ->
          new GraphModel(
              model.nodes(),
              model.links(),
              model.frames(),
              model.notes().stream()
                  .map(n -> n.id().equals(e.note()) ? Copies.written(n, e.text()) : n)
                  .toList());
      case Gesture.Resize r -> resized(model, r.id(), r.bounds());
      case Gesture.BendLink b ->
          withLinks(
              model,
              model.links().stream()
                  .map(l -> l.id().equals(b.link()) ? l.through(b.bends()) : l)
                  .toList());
      case Gesture.Duplicate d -> Copies.duplicated(model, d.what(), d.dx(), d.dy());
      case Gesture.Open _,
          Gesture.WireDropped _,
          Gesture.ContextMenu _,
          Gesture.ProblemClicked _,
          Gesture.SelectionChanged _ ->
          model;
    };
  }

  static GraphModel withLinks(GraphModel model, List<GraphLink> links) {
    return new GraphModel(model.nodes(), links, model.frames(), model.notes());
  }

  static GraphModel withNode(GraphModel model, GraphNode node) {
    List<GraphNode> nodes = new ArrayList<>(model.nodes());
    nodes.add(node);
    return new GraphModel(nodes, model.links(), model.frames(), model.notes());
  }

  /** New places for nodes, frames and notes, and new bends for wires. */
  public static GraphModel moved(
      GraphModel model, Map<String, Point2D> places, Map<String, List<Point2D>> bends) {
    return new GraphModel(
        model.nodes().stream()
            .map(n -> places.containsKey(n.id()) ? at(n, places.get(n.id())) : n)
            .toList(),
        model.links().stream()
            .map(l -> bends.containsKey(l.id()) ? l.through(bends.get(l.id())) : l)
            .toList(),
        model.frames().stream()
            .map(f -> places.containsKey(f.id()) ? f.within(at(f.bounds(), places.get(f.id()))) : f)
            .toList(),
        model.notes().stream()
            .map(n -> places.containsKey(n.id()) ? n.within(at(n.bounds(), places.get(n.id()))) : n)
            .toList());
  }

  /** New places for nodes; frames follow what they held. */
  public static GraphModel laidOut(GraphModel model, Map<String, Point2D> places) {
    Map<String, Rectangle2D> frames = Arrange.framesAround(model, places);
    GraphModel next = moved(model, places, Map.of());
    return new GraphModel(
        next.nodes(),
        next.links().stream().map(l -> l.through(List.of())).toList(),
        next.frames().stream().map(f -> f.within(frames.getOrDefault(f.id(), f.bounds()))).toList(),
        next.notes());
  }

  private static GraphNode at(GraphNode node, Point2D place) {
    return node.at(place.getX(), place.getY());
  }

  private static Rectangle2D at(Rectangle2D r, Point2D place) {
    return new Rectangle2D(place.getX(), place.getY(), r.getWidth(), r.getHeight());
  }

  /** A new wire; an input that takes one only loses the one it had. */
  private static GraphModel connected(GraphModel model, PortRef from, PortRef to) {
    boolean many =
        model.node(to.node()).flatMap(n -> n.port(to.port())).map(GraphPort::many).orElse(false);
    List<GraphLink> links = new ArrayList<>();
    for (GraphLink link : model.links()) {
      if (link.to().equals(to) && (!many || link.from().equals(from))) {
        continue;
      }
      links.add(link);
    }
    links.add(GraphLink.of(Copies.freeId(model, "wire"), from, to, ""));
    return withLinks(model, links);
  }

  private static GraphModel without(GraphModel model, Set<String> links) {
    return withLinks(model, model.links().stream().filter(l -> !links.contains(l.id())).toList());
  }

  private static GraphModel deleted(GraphModel model, Selection what, boolean keepFlow) {
    GraphModel next = model;
    if (keepFlow) {
      for (String id : what.nodes()) {
        next = bridged(next, id);
      }
    }
    return new GraphModel(
        next.nodes().stream().filter(n -> !what.nodes().contains(n.id())).toList(),
        next.links().stream()
            .filter(
                l ->
                    !what.links().contains(l.id())
                        && !what.nodes().contains(l.from().node())
                        && !what.nodes().contains(l.to().node()))
            .toList(),
        next.frames().stream().filter(f -> !what.frames().contains(f.id())).toList(),
        next.notes().stream().filter(n -> !what.notes().contains(n.id())).toList());
  }

  /** What came first into a node goes on to wherever it led. */
  private static GraphModel bridged(GraphModel model, String node) {
    Optional<GraphLink> in =
        model.links().stream().filter(l -> l.to().node().equals(node)).findFirst();
    GraphModel next = model;
    if (in.isPresent()) {
      for (GraphLink out : model.links()) {
        if (out.from().node().equals(node)) {
          next = connected(next, in.get().from(), out.to());
        }
      }
    }
    return next;
  }

  private GraphModel created(GraphModel model, Gesture.Create c) {
    PortRef wire = c.wire();
    GraphNode card = fresh(model, c.template(), c.at(), wire != null);
    GraphModel next = withNode(model, card);
    if (wire == null) {
      return next;
    }
    boolean toInput =
        model
            .node(wire.node())
            .flatMap(n -> n.port(wire.port()))
            .map(GraphPort::isInput)
            .orElse(false);
    Optional<PortRef> end = firstPort(card, !toInput);
    if (end.isEmpty()) {
      return next;
    }
    return toInput ? connected(next, end.get(), wire) : connected(next, wire, end.get());
  }

  private GraphNode fresh(GraphModel model, String template, Point2D at, boolean byItsEdge) {
    GraphNode p = templates.apply(template).preview();
    String id = Copies.freeId(model, p.id());
    double x = byItsEdge ? at.getX() : at.getX() - p.width() / 2;
    return Copies.named(p, id).at(x, at.getY() - p.height() / 2);
  }

  private static Optional<PortRef> firstPort(GraphNode node, boolean input) {
    return node.ports().stream()
        .filter(p -> p.isInput() == input)
        .findFirst()
        .map(p -> new PortRef(node.id(), p.id()));
  }

  private static GraphModel spliced(GraphModel model, GraphNode card, String linkId) {
    Optional<GraphLink> link = model.link(linkId);
    Optional<PortRef> in = firstPort(card, true);
    Optional<PortRef> out = firstPort(card, false);
    if (link.isEmpty() || in.isEmpty() || out.isEmpty()) {
      return model;
    }
    GraphModel open = without(model, Set.of(linkId));
    return connected(connected(open, link.get().from(), in.get()), out.get(), link.get().to());
  }

  private static GraphModel renamed(GraphModel model, String id, String title) {
    return new GraphModel(
        model.nodes().stream().map(n -> n.id().equals(id) ? n.titled(title) : n).toList(),
        model.links(),
        model.frames().stream().map(f -> f.id().equals(id) ? Copies.titled(f, title) : f).toList(),
        model.notes());
  }

  private static GraphModel resized(GraphModel model, String id, Rectangle2D bounds) {
    return new GraphModel(
        model.nodes(),
        model.links(),
        model.frames().stream().map(f -> f.id().equals(id) ? f.within(bounds) : f).toList(),
        model.notes().stream().map(n -> n.id().equals(id) ? n.within(bounds) : n).toList());
  }
}
