package org.layerloom.app.canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.blocks.Block;
import org.layerloom.app.blocks.Blocks;
import org.layerloom.app.blocks.Piece;
import org.layerloom.app.blocks.Placing;
import org.layerloom.app.session.Copies;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.Selection;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Edit;
import org.layerloom.network.Frame;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Note;
import org.layerloom.network.Point;
import org.layerloom.network.Port;
import org.layerloom.network.PortRef;
import org.layerloom.network.PortType;

/** Turns the editor's gestures into edits of the graph. Pure. */
final class GestureEdits {

  /** How far copies lie from their originals. */
  static final double COPY_SHIFT = 32;

  private static final String NUDGES = "nudge";
  private static final double GAP = 64;

  private final Supplier<Catalogue> catalogue;
  private final Blocks blocks;
  private final ShapeFit shapes;

  GestureEdits(Supplier<Catalogue> catalogue, Blocks blocks, ShapeFit shapes) {
    this.catalogue = catalogue;
    this.blocks = blocks;
    this.shapes = shapes;
  }

  /** What a gesture asks to change; null where it changes nothing. */
  @Nullable Planned plan(Gesture gesture, Graph graph) {
    return switch (gesture) {
      case Gesture.Move(var positions, var bends) ->
          Planned.of(move(positions, bends, graph), "edit.move");
      case Gesture.Nudge(var positions, var bends) ->
          Planned.of(move(positions, bends, graph), "edit.move")
              .within(NUDGES + positions.keySet());
      case Gesture.Connect(var from, var to) ->
          Planned.of(new Edit.Connect(new Link(Ports.ref(from), Ports.ref(to))), "edit.connect");
      case Gesture.Rewire(String id, var from, var to) ->
          onLink(id, graph, l -> new Edit.Rewire(l, Ports.ref(from), Ports.ref(to)), "edit.rewire");
      case Gesture.Disconnect(var ids) ->
          Planned.of(new Edit.Disconnect(links(ids, graph)), "edit.disconnect");
      case Gesture.Cut(var ids) ->
          Planned.of(new Edit.Disconnect(links(ids, graph)), "edit.disconnect");
      case Gesture.Delete(Selection what, boolean keepFlow) ->
          Planned.of(delete(what, keepFlow, graph), "edit.delete");
      case Gesture.Create(String kind, Point2D at, var wire) -> create(kind, at, wire, graph);
      case Gesture.CreateOnLink(String template, String id, Point2D at) -> {
        Link link = find(id, graph);
        yield link == null ? null : createOn(link, template, at, graph);
      }
      case Gesture.InsertOnLink(String node, String id, Point2D at) ->
          insert(new NodeId(node), id, at, graph);
      case Gesture.Rename(String id, String title) -> rename(id, title, graph);
      case Gesture.EditNote(String id, String text) -> {
        Note note = graph.notes().get(id);
        yield note == null
            ? null
            : Planned.of(
                new Edit.PutNote(new Note(id, text, note.at(), note.width(), note.height())),
                "edit.note");
      }
      case Gesture.Resize(String id, var bounds) ->
          resize(
              id,
              new Point(bounds.getMinX(), bounds.getMinY()),
              bounds.getWidth(),
              bounds.getHeight(),
              graph);
      case Gesture.BendLink(String id, var bends) ->
          onLink(
              id,
              graph,
              l -> new Edit.Bend(l, bends.stream().map(this::point).toList()),
              "edit.bend");
      case Gesture.Duplicate(Selection what, double dx, double dy) ->
          duplicate(what, dx, dy, graph);
      case Gesture.WireDropped w -> null;
      case Gesture.ContextMenu m -> null;
      case Gesture.Open o -> null;
      case Gesture.ProblemClicked p -> null;
      case Gesture.SelectionChanged s -> null;
    };
  }

  Planned duplicate(Selection what, double dx, double dy, Graph graph) {
    Set<String> decorations =
        Stream.concat(what.frames().stream(), what.notes().stream()).collect(Collectors.toSet());
    Graph part = Copies.part(graph, ids(what.nodes()), decorations);
    Copies.Copied copied = Copies.copy(part, graph, dx, dy);
    return Planned.of(copied.edit(), "edit.duplicate").selecting(Set.copyOf(copied.added()));
  }

  Edit delete(Selection what, boolean keepFlow, Graph graph) {
    List<Edit> edits = new ArrayList<>();
    Set<NodeId> nodes = ids(what.nodes());
    // Links of the nodes go with them.
    Set<Link> links =
        links(what.links(), graph).stream()
            .filter(l -> !nodes.contains(l.from().node()) && !nodes.contains(l.to().node()))
            .collect(Collectors.toSet());
    if (!links.isEmpty()) {
      edits.add(new Edit.Disconnect(links));
    }
    if (!nodes.isEmpty()) {
      edits.add(new Edit.Remove(nodes, keepFlow));
    }
    Set<String> decorations =
        Stream.concat(what.frames().stream(), what.notes().stream()).collect(Collectors.toSet());
    if (!decorations.isEmpty()) {
      edits.add(new Edit.RemoveDecorations(decorations));
    }
    return new Edit.Several(edits);
  }

  Planned create(
      String kindId, Point2D at, org.layerloom.editor.@Nullable PortRef wire, Graph graph) {
    Optional<Block> block = blocks.find(kindId);
    if (block.isPresent()) {
      return create(block.get(), at, wire, graph);
    }
    Kind kind = catalogue.get().kind(kindId);
    if (wire == null) {
      Node node = node(kindId, centred(at), graph);
      return Planned.of(new Edit.Add(node), "edit.add").selecting(Set.of(node.id()));
    }
    Node node = node(kindId, new Point(at.getX(), at.getY() - GraphNode.DEFAULT_HEIGHT / 2), graph);
    Link link = link(wire, kind, node, graph);
    Edit add = new Edit.Add(List.of(node), List.of());
    Edit edit = link == null ? add : new Edit.Several(List.of(add, new Edit.Connect(link)));
    return Planned.of(edit, "edit.add").selecting(Set.of(node.id()));
  }

  private Planned create(
      Block block, Point2D at, org.layerloom.editor.@Nullable PortRef wire, Graph graph) {
    boolean feeds = wire != null && Ports.isInput(wire);
    PortRef end = wire == null ? null : Ports.ref(wire);
    Piece piece = block.build().apply(end == null || feeds ? null : shapes.shape(end));
    Point place =
        wire == null ? centred(at) : new Point(at.getX(), at.getY() - GraphNode.DEFAULT_HEIGHT / 2);
    Placing placing = Placing.of(piece, place, feeds ? null : end, feeds ? end : null, null, graph);
    return Planned.of(placing.edit(), "edit.add").selecting(placing.added());
  }

  /** Puts something new into a wire; what stands behind it makes room. */
  private Planned createOn(Link link, String template, Point2D at, Graph graph) {
    Optional<Block> block = blocks.find(template);
    if (block.isPresent()) {
      Piece piece = block.get().build().apply(shapes.shape(link.from()));
      Room room = Room.on(link, centred(at), width(piece), graph);
      Placing placing = Placing.of(piece, room.place(), link.from(), link.to(), link, graph);
      return Planned.of(room.before(placing.edit()), "edit.insert").selecting(placing.added());
    }
    Room room = Room.on(link, centred(at), GraphNode.DEFAULT_WIDTH, graph);
    Node node = node(template, room.place(), graph);
    return Planned.of(room.before(new Edit.Insert(link, node)), "edit.insert")
        .selecting(Set.of(node.id()));
  }

  private static double width(Piece piece) {
    return piece.graph().nodes().values().stream()
        .mapToDouble(node -> node.at().x() + GraphNode.DEFAULT_WIDTH)
        .max()
        .orElse(0);
  }

  /**
   * Adds a node by name alone: behind the selected one and joined to it where exactly one is
   * selected and takes it, else where the person looks.
   */
  Planned addAfter(Kind kind, Set<NodeId> selected, Point2D view, Graph graph) {
    if (selected.size() == 1) {
      Node before = graph.node(selected.iterator().next());
      Kind other = catalogue.get().kind(before.kind());
      for (Port output : other.outputs()) {
        boolean free =
            graph.outOf(before.id()).stream().noneMatch(l -> l.from().port().equals(output.name()));
        boolean fits = kind.inputs().stream().anyMatch(in -> in.type().accepts(output.type()));
        if (free && fits) {
          Point2D at = behind(before);
          PortRef end = new PortRef(before.id(), output.name());
          return create(kind.id(), at, Ports.outputOf(end), graph);
        }
      }
    }
    return create(kind.id(), view, null, graph);
  }

  /** The same for a block. */
  Planned addAfter(Block block, Set<NodeId> selected, Point2D view, Graph graph) {
    if (selected.size() == 1) {
      Node before = graph.node(selected.iterator().next());
      for (Port output : catalogue.get().kind(before.kind()).outputs()) {
        boolean free =
            graph.outOf(before.id()).stream().noneMatch(l -> l.from().port().equals(output.name()));
        if (free && (output.type() == PortType.TENSOR || output.type() == PortType.SAMPLES)) {
          return create(
              block,
              behind(before),
              Ports.outputOf(new PortRef(before.id(), output.name())),
              graph);
        }
      }
    }
    return create(block, view, null, graph);
  }

  private static Point2D behind(Node before) {
    return new Point2D(
        before.at().x() + GraphNode.DEFAULT_WIDTH + GAP,
        before.at().y() + GraphNode.DEFAULT_HEIGHT / 2);
  }

  private @Nullable Link link(
      org.layerloom.editor.PortRef wire, Kind kind, Node node, Graph graph) {
    PortRef end = Ports.ref(wire);
    Kind other = catalogue.get().kind(graph.node(end.node()).kind());
    if (Ports.isInput(wire)) {
      Port input = named(other.inputs(), end.port());
      return kind.outputs().stream()
          .filter(output -> input != null && input.type().accepts(output.type()))
          .findFirst()
          .map(output -> new Link(new PortRef(node.id(), output.name()), end))
          .orElse(null);
    }
    Port output = named(other.outputs(), end.port());
    return kind.inputs().stream()
        .filter(input -> output != null && input.type().accepts(output.type()))
        .findFirst()
        .map(input -> new Link(end, new PortRef(node.id(), input.name())))
        .orElse(null);
  }

  private static @Nullable Port named(List<Port> ports, String name) {
    return ports.stream().filter(port -> port.name().equals(name)).findFirst().orElse(null);
  }

  private Node node(String kind, Point at, Graph graph) {
    return new Node(
        graph.freeId(Copies.stemOfKind(kind)),
        kind,
        at,
        catalogue.get().kind(kind).initialSettings());
  }

  private @Nullable Planned insert(NodeId id, String linkId, Point2D at, Graph graph) {
    Link into = find(linkId, graph);
    if (into == null || graph.find(id) == null) {
      return null;
    }
    Kind kind = catalogue.get().kind(graph.node(id).kind());
    if (kind.inputs().isEmpty() || kind.outputs().isEmpty()) {
      return Planned.of(new Edit.Move(Map.of(id, point(at))), "edit.move");
    }
    Room room = Room.on(into, point(at), GraphNode.DEFAULT_WIDTH, graph);
    PortRef in = new PortRef(id, kind.inputs().getFirst().name());
    PortRef out = new PortRef(id, kind.outputs().getFirst().name());
    return Planned.of(
        new Edit.Several(
            List.of(
                room.edit(),
                new Edit.Move(Map.of(id, room.place())),
                new Edit.Disconnect(Set.of(into)),
                new Edit.Connect(new Link(into.from(), in)),
                new Edit.Connect(new Link(out, into.to())))),
        "edit.insert");
  }

  private static @Nullable Planned rename(String id, String title, Graph graph) {
    Frame frame = graph.frames().get(id);
    if (frame != null) {
      return Planned.of(
          new Edit.PutFrame(
              new Frame(id, title, frame.colour(), frame.at(), frame.width(), frame.height())),
          "edit.rename");
    }
    return Planned.of(new Edit.Retitle(new NodeId(id), title), "edit.rename");
  }

  private static @Nullable Planned resize(
      String id, Point at, double width, double height, Graph graph) {
    Frame frame = graph.frames().get(id);
    if (frame != null) {
      return Planned.of(
          new Edit.PutFrame(new Frame(id, frame.title(), frame.colour(), at, width, height)),
          "edit.resize");
    }
    Note note = graph.notes().get(id);
    return note == null
        ? null
        : Planned.of(
            new Edit.PutNote(new Note(id, note.markdown(), at, width, height)), "edit.resize");
  }

  private Edit move(Map<String, Point2D> positions, Map<String, List<Point2D>> bends, Graph graph) {
    Map<NodeId, Point> nodes = new HashMap<>();
    List<Edit> edits = new ArrayList<>();
    positions.forEach(
        (id, place) -> {
          Frame frame = graph.frames().get(id);
          Note note = graph.notes().get(id);
          if (frame != null) {
            edits.add(
                new Edit.PutFrame(
                    new Frame(
                        id,
                        frame.title(),
                        frame.colour(),
                        point(place),
                        frame.width(),
                        frame.height())));
          } else if (note != null) {
            edits.add(
                new Edit.PutNote(
                    new Note(id, note.markdown(), point(place), note.width(), note.height())));
          } else {
            nodes.put(new NodeId(id), point(place));
          }
        });
    if (!nodes.isEmpty()) {
      edits.add(new Edit.Move(nodes));
    }
    bends.forEach(
        (id, points) -> {
          Link link = find(id, graph);
          if (link != null) {
            edits.add(new Edit.Bend(link, points.stream().map(this::point).toList()));
          }
        });
    return edits.size() == 1 ? edits.getFirst() : new Edit.Several(edits);
  }

  private @Nullable Planned onLink(
      String id, Graph graph, Function<Link, Edit> edit, String label) {
    Link link = find(id, graph);
    return link == null ? null : Planned.of(edit.apply(link), label);
  }

  private static @Nullable Link find(String id, Graph graph) {
    return graph.links().stream()
        .filter(link -> ModelMapper.id(link).equals(id))
        .findFirst()
        .orElse(null);
  }

  private static Set<Link> links(Set<String> ids, Graph graph) {
    return graph.links().stream()
        .filter(link -> ids.contains(ModelMapper.id(link)))
        .collect(Collectors.toSet());
  }

  private static Set<NodeId> ids(Set<String> names) {
    return names.stream().map(NodeId::new).collect(Collectors.toUnmodifiableSet());
  }

  private static Point centred(Point2D at) {
    return new Point(
        at.getX() - GraphNode.DEFAULT_WIDTH / 2, at.getY() - GraphNode.DEFAULT_HEIGHT / 2);
  }

  private Point point(Point2D at) {
    return new Point(at.getX(), at.getY());
  }
}
