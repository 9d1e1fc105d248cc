package org.layerloom.editor.drawing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.GraphPort;
import org.layerloom.editor.PortRef;

/** Puts the ports of a card on its edges. */
public final class Spots {
  private static final double BAR = CardShape.BAR_HEIGHT;
  private static final double SECOND = 15;

  private Spots() {}

  /** The spots of a card's ports, in the ports' order: spread evenly along each edge. */
  public static List<Spot> of(GraphNode node) {
    Map<GraphPort.Side, Integer> totals = new EnumMap<>(GraphPort.Side.class);
    node.ports().forEach(p -> totals.merge(p.side(), 1, Integer::sum));
    Map<GraphPort.Side, Integer> next = new EnumMap<>(GraphPort.Side.class);
    List<Spot> spots = new ArrayList<>(node.ports().size());
    for (GraphPort port : node.ports()) {
      int total = totals.getOrDefault(port.side(), 1);
      int i = next.merge(port.side(), 1, Integer::sum) - 1;
      spots.add(place(node, port, i, total));
    }
    return spots;
  }

  private static Spot place(GraphNode n, GraphPort port, int i, int total) {
    double t = (i + 1.0) / (total + 1.0);
    PortRef ref = new PortRef(n.id(), port.id());
    double y = n.y() + height(n, i, total);
    return switch (port.side()) {
      case LEFT -> new Spot(ref, port, n.x(), y);
      case RIGHT -> new Spot(ref, port, n.x() + n.width(), y);
      case TOP -> new Spot(ref, port, n.x() + n.width() * t, n.y());
      case BOTTOM -> new Spot(ref, port, n.x() + n.width() * t, n.y() + n.height());
    };
  }

  /**
   * The first of one or two ports stands in the middle, so that the main flow along a row of cards
   * is straight whatever else its cards take in; more are spread over the body.
   */
  private static double height(GraphNode n, int i, int total) {
    double middle = n.height() / 2 + BAR / 4;
    if (total <= 2 && middle + SECOND < n.height() - 6) {
      return middle + i * SECOND;
    }
    return BAR + (n.height() - BAR) * (i + 1.0) / (total + 1.0);
  }
}
