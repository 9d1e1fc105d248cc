package org.layerloom.subnet;

import java.util.List;
import java.util.function.Predicate;
import org.layerloom.network.Node;
import org.layerloom.network.Point;
import org.layerloom.network.SubnetKind;

/** Where the parts of a sub-network lie, and the node that stands for it. */
final class Places {

  /** From one card to the next. */
  static final double COLUMN = 208;

  static final double ROW = 96;

  private static final double CARD_WIDTH = 144;
  private static final double CARD_HEIGHT = 64;

  private Places() {}

  /** The middle of all nodes that are no ends; of the ends where there is nothing else. */
  static Point centre(List<Node> nodes) {
    List<Node> parts = nodes.stream().filter(node -> !SubnetKind.isPort(node)).toList();
    List<Node> of = parts.isEmpty() ? nodes : parts;
    if (of.isEmpty()) {
      return new Point(0, 0);
    }
    double left = of.stream().mapToDouble(node -> node.at().x()).min().orElse(0);
    double right = of.stream().mapToDouble(node -> node.at().x()).max().orElse(0);
    double top = of.stream().mapToDouble(node -> node.at().y()).min().orElse(0);
    double bottom = of.stream().mapToDouble(node -> node.at().y()).max().orElse(0);
    return new Point((left + right) / 2, (top + bottom) / 2);
  }

  /** The column before all nodes. */
  static double left(List<Node> nodes) {
    return nodes.stream().mapToDouble(node -> node.at().x()).min().orElse(0) - COLUMN;
  }

  /** The column behind all nodes. */
  static double right(List<Node> nodes) {
    return nodes.stream().mapToDouble(node -> node.at().x()).max().orElse(0) + COLUMN;
  }

  /** Whether a card at a place would lie on one at another. */
  static Predicate<Point> covers(Point at) {
    return other ->
        Math.abs(at.x() - other.x()) < CARD_WIDTH && Math.abs(at.y() - other.y()) < CARD_HEIGHT;
  }
}
