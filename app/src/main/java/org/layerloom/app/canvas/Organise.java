package org.layerloom.app.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.layout.Arrange;
import org.layerloom.network.Edit;
import org.layerloom.network.Frame;
import org.layerloom.network.Graph;
import org.layerloom.network.NodeId;
import org.layerloom.network.Note;
import org.layerloom.network.Point;

/** Edits that put a flowchart in order: aligned, spread out, framed, noted. Pure. */
final class Organise {

  /** A frame's own colour until another is chosen. */
  static final String FIRST_COLOUR = "regularisation";

  private static final double SIDE = 18;
  private static final double HEAD = 28;
  private static final double NOTE_WIDTH = 220;
  private static final double NOTE_HEIGHT = 110;

  private Organise() {}

  /** Brings cards to a common line. */
  static Planned align(Collection<GraphNode> cards, Arrange.Edge edge) {
    return Planned.of(move(Arrange.align(cards, edge)), "edit.align");
  }

  /** Makes the gaps between cards equal. */
  static Planned distribute(Collection<GraphNode> cards, boolean across) {
    return Planned.of(
        move(across ? Arrange.distributeAcross(cards) : Arrange.distributeDown(cards)),
        "edit.distribute");
  }

  /** A frame around cards; null around none. */
  static @Nullable Frame around(Collection<GraphNode> cards, String title, Graph graph) {
    if (cards.isEmpty()) {
      return null;
    }
    double left = cards.stream().mapToDouble(GraphNode::x).min().orElse(0);
    double top = cards.stream().mapToDouble(GraphNode::y).min().orElse(0);
    double right = cards.stream().mapToDouble(n -> n.x() + n.width()).max().orElse(0);
    double bottom = cards.stream().mapToDouble(n -> n.y() + n.height()).max().orElse(0);
    return new Frame(
        freeId("frame", graph),
        title,
        FIRST_COLOUR,
        new Point(left - SIDE, top - HEAD),
        right - left + 2 * SIDE,
        bottom - top + HEAD + SIDE);
  }

  /** An empty note whose middle is there. */
  static Note note(String markdown, Point2D at, Graph graph) {
    return new Note(
        freeId("note", graph),
        markdown,
        new Point(at.getX() - NOTE_WIDTH / 2, at.getY() - NOTE_HEIGHT / 2),
        NOTE_WIDTH,
        NOTE_HEIGHT);
  }

  static Planned put(Frame frame) {
    return Planned.of(new Edit.PutFrame(frame), "edit.frame");
  }

  static Planned put(Note note) {
    return Planned.of(new Edit.PutNote(note), "edit.addNote");
  }

  /** Gives a frame another colour: a family's key. */
  static Planned colour(Frame frame, String colour) {
    return Planned.of(
        new Edit.PutFrame(
            new Frame(
                frame.id(), frame.title(), colour, frame.at(), frame.width(), frame.height())),
        "edit.colour");
  }

  /**
   * New places for cards as an automatic layout gives them: frames go with what they held, and
   * wires that were led by hand find their own way again.
   */
  static Planned tidied(GraphModel model, Map<String, Point2D> places, Graph graph) {
    Map<NodeId, Point> moved = new HashMap<>();
    places.forEach(
        (id, at) -> {
          // Nodes that went meanwhile have no place.
          if (graph.find(new NodeId(id)) != null) {
            moved.put(new NodeId(id), new Point(at.getX(), at.getY()));
          }
        });
    Map<String, Rectangle2D> frames = Arrange.framesAround(model, places);
    List<Edit> edits = new ArrayList<>(List.of(new Edit.Move(moved)));
    for (Frame frame : graph.frames().values()) {
      Rectangle2D bounds = frames.get(frame.id());
      if (bounds != null) {
        edits.add(new Edit.PutFrame(within(frame, bounds)));
      }
    }
    graph.links().stream()
        .filter(link -> !link.bends().isEmpty())
        .forEach(link -> edits.add(new Edit.Bend(link, List.of())));
    return Planned.of(new Edit.Several(edits), "edit.tidy");
  }

  private static Frame within(Frame frame, Rectangle2D bounds) {
    return new Frame(
        frame.id(),
        frame.title(),
        frame.colour(),
        new Point(bounds.getMinX(), bounds.getMinY()),
        bounds.getWidth(),
        bounds.getHeight());
  }

  private static Edit move(Map<String, Point2D> places) {
    return new Edit.Move(
        places.entrySet().stream()
            .collect(
                Collectors.toMap(
                    e -> new NodeId(e.getKey()),
                    e -> new Point(e.getValue().getX(), e.getValue().getY()))));
  }

  /** An id that neither a frame nor a note nor, for the editor's sake, a node has. */
  static String freeId(String stem, Graph graph) {
    Set<String> nodes =
        graph.nodes().keySet().stream().map(NodeId::value).collect(Collectors.toSet());
    for (int number = 1; ; number++) {
      String id = stem + number;
      if (!graph.frames().containsKey(id)
          && !graph.notes().containsKey(id)
          && !nodes.contains(id)) {
        return id;
      }
    }
  }
}
