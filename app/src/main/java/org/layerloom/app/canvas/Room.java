package org.layerloom.app.canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerloom.editor.GraphNode;
import org.layerloom.network.Edit;
import org.layerloom.network.Frame;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;

/**
 * Room in a row of cards: what stands to the right of a place moves on as far as it must, and a
 * frame around it grows.
 *
 * @param place where the new card's upper left corner goes
 * @param edit moves what is in the way
 */
record Room(Point place, Edit edit) {

  private static final double GAP = 64;

  /** How far above or below its row a card still counts as in it. */
  private static final double BAND = 40;

  /** Room for something of a width on a wire, near a wished place. */
  static Room on(Link link, Point wish, double width, Graph graph) {
    Node before = graph.node(link.from().node());
    Node after = graph.node(link.to().node());
    double behind = before.at().x() + GraphNode.DEFAULT_WIDTH + GAP;
    boolean sameRow =
        inRow(before, after.at().y())
            && after.at().x() > before.at().x()
            && inRow(before, wish.y());
    if (!sameRow) {
      return new Room(wish, new Edit.Several(List.of()));
    }
    // On the row: in line with the card before it, no nearer to it than the row's gap.
    Point place = new Point(Math.max(behind, wish.x()), before.at().y());
    double shift = place.x() + width + GAP - after.at().x();
    if (shift <= 0) {
      return new Room(place, new Edit.Several(List.of()));
    }
    // Where there is room on the left, the card moves there first.
    double back = Math.min(shift, place.x() - behind);
    return new Room(
        new Point(place.x() - back, place.y()),
        moved(after.at().x(), before.at().y(), shift - back, graph));
  }

  private static Edit moved(double from, double row, double shift, Graph graph) {
    Map<NodeId, Point> places = new HashMap<>();
    List<Edit> edits = new ArrayList<>();
    for (Node node : graph.nodes().values()) {
      if (inRow(node, row) && node.at().x() >= from) {
        places.put(node.id(), node.at().plus(shift, 0));
      }
    }
    if (shift <= 0 || places.isEmpty()) {
      return new Edit.Several(List.of());
    }
    edits.add(new Edit.Move(places));
    for (Frame f : graph.frames().values()) {
      boolean holds =
          f.at().y() <= row && row <= f.at().y() + f.height() && f.at().x() + f.width() > from;
      if (holds) {
        boolean starts = f.at().x() >= from - GAP;
        edits.add(
            new Edit.PutFrame(
                new Frame(
                    f.id(),
                    f.title(),
                    f.colour(),
                    starts ? f.at().plus(shift, 0) : f.at(),
                    starts ? f.width() : f.width() + shift,
                    f.height())));
      }
    }
    return new Edit.Several(edits);
  }

  private static boolean inRow(Node node, double y) {
    return Math.abs(node.at().y() - y) < BAND;
  }

  /** What is in the way moves, then this is done. */
  Edit before(Edit then) {
    return new Edit.Several(List.of(edit, then));
  }
}
