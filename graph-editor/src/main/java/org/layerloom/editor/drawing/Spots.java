package org.layerloom.editor.drawing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.GraphPort;
import org.layerloom.editor.PortRef;

/** Puts the ports of a card on its edges. */
final class Spots {
  private static final double BAR = CardShape.BAR_HEIGHT;

  private Spots() {}

  /** The spots of a card's ports, in the ports' order: spread evenly along each edge. */
  static List<Spot> of(GraphNode node) {
    Map<GraphPort.Side, Integer> totals = new EnumMap<>(GraphPort.Side.class);
    node.ports().forEach(p -> totals.merge(p.side(), 1, Integer::sum));
    Map<GraphPort.Side, Integer> next = new EnumMap<>(GraphPort.Side.class);
    List<Spot> spots = new ArrayList<>(node.ports().size());
    for (GraphPort port : node.ports()) {
      int total = totals.getOrDefault(port.side(), 1);
      int i = next.merge(port.side(), 1, Integer::sum) - 1;
      spots.add(place(node, port, (i + 1.0) / (total + 1.0)));
    }
    return spots;
  }

  private static Spot place(GraphNode n, GraphPort port, double t) {
    PortRef ref = new PortRef(n.id(), port.id());
    double body = n.height() - BAR;
    // One port a side stands in the middle of the card, as the eye expects; several spread below
    // the bar.
    double y = t == 0.5 ? n.y() + n.height() / 2 + BAR / 4 : n.y() + BAR + body * t;
    return switch (port.side()) {
      case LEFT -> new Spot(ref, port, n.x(), y);
      case RIGHT -> new Spot(ref, port, n.x() + n.width(), y);
      case TOP -> new Spot(ref, port, n.x() + n.width() * t, n.y());
      case BOTTOM -> new Spot(ref, port, n.x() + n.width() * t, n.y() + n.height());
    };
  }
}
