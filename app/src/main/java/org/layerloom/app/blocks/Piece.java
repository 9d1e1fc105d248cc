package org.layerloom.app.blocks;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.PortRef;
import org.layerloom.network.Settings;
import org.layerloom.network.Value;

/**
 * The nodes and links of a block, its first node at the origin.
 *
 * @param inputs where what flows in goes to: all of them get the same
 * @param outputs where what flows out comes from: at most one
 */
public record Piece(Graph graph, List<PortRef> inputs, List<PortRef> outputs) {
  public Piece {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Draws a piece node by node, each to the right of the one before and joined to it. */
  static final class Drawing {
    private static final double STEP = 208;

    private final Catalogue catalogue;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private double x;

    Drawing(Catalogue catalogue) {
      this.catalogue = catalogue;
    }

    /** A node at the end of the row, not joined to anything. */
    NodeId alone(String id, String kind, Object... settings) {
      Settings all = catalogue.kind(kind).initialSettings();
      for (int i = 0; i < settings.length; i += 2) {
        all = all.with((String) settings[i], value(settings[i + 1]));
      }
      NodeId name = new NodeId(id);
      nodes.add(new Node(name, kind, new Point(x, 0), all));
      x += STEP;
      return name;
    }

    /** A node at the end of the row, fed by the first output of another. */
    NodeId after(NodeId before, String id, String kind, Object... settings) {
      NodeId next = alone(id, kind, settings);
      join(before, next);
      return next;
    }

    void join(NodeId before, NodeId next) {
      links.add(new Link(out(before), in(next)));
    }

    PortRef in(NodeId node) {
      return new PortRef(node, catalogue.kind(kind(node)).inputs().getFirst().name());
    }

    PortRef out(NodeId node) {
      return new PortRef(node, catalogue.kind(kind(node)).outputs().getFirst().name());
    }

    Piece piece(List<NodeId> first, NodeId last) {
      return new Piece(
          Graph.of(nodes, links), first.stream().map(this::in).toList(), List.of(out(last)));
    }

    /** A piece that nothing flows out of. */
    Piece end(NodeId first) {
      return new Piece(Graph.of(nodes, links), List.of(in(first)), List.of());
    }

    private String kind(NodeId id) {
      return nodes.stream().filter(n -> n.id().equals(id)).findFirst().orElseThrow().kind();
    }

    private static Value value(Object value) {
      return switch (value) {
        case Boolean yes -> new Value.Flag(yes);
        case Integer number -> new Value.Whole(number);
        case Long number -> new Value.Whole(number);
        case Double number -> new Value.Real(number);
        case long[] numbers -> Value.Wholes.of(numbers);
        default -> new Value.Text(value.toString());
      };
    }
  }
}
