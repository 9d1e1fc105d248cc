package org.layerloom.subnet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.PortRef;
import org.layerloom.network.Settings;
import org.layerloom.network.Value;

/** Sub-networks that everybody needs, ready to be placed: for pictures of so many channels. */
public enum Block {
  /**
   * Two convolutions whose result is added to what came in (He et al. 2016, "Deep Residual Learning
   * for Image Recognition").
   */
  RESIDUAL {
    @Override
    public Graph graph(long channels) {
      return new Sketch()
          .node("in", "input", Map.of())
          .then("conv1", "conv2d", convolution(channels))
          .then("norm1", "batchNorm", Map.of())
          .then("relu1", "relu", Map.of())
          .then("conv2", "conv2d", convolution(channels))
          .then("norm2", "batchNorm", Map.of())
          .then("add1", "add", Map.of())
          .link("in", "add1")
          .then("relu2", "relu", Map.of())
          .then("out", "output", Map.of())
          .graph();
    }
  },

  /**
   * Weighs channels by what the whole picture shows (Hu et al. 2018, "Squeeze-and-Excitation
   * Networks").
   */
  SQUEEZE_EXCITE {
    @Override
    public Graph graph(long channels) {
      return new Sketch()
          .node("in", "input", Map.of())
          .then("squeeze", "globalAvgpool", Map.of())
          .then(
              "reduce",
              "dense",
              Map.of(
                  "units", new Value.Whole(Math.max(4, channels / REDUCTION)),
                  "activation", new Value.Text("relu")))
          .then(
              "excite",
              "dense",
              Map.of("units", new Value.Whole(channels), "activation", new Value.Text("sigmoid")))
          .then("spread", "reshape", Map.of("shape", Value.Wholes.of(channels, 1, 1)))
          .then("scale", "multiply", Map.of())
          .link("in", "scale")
          .then("out", "output", Map.of())
          .graph();
    }
  };

  private static final long REDUCTION = 16;

  /** The definition. */
  public abstract Graph graph(long channels);

  /** Normalisation behind it has a bias of its own. */
  private static Map<String, Value> convolution(long channels) {
    return Map.of(
        "filters", new Value.Whole(channels),
        "padding", new Value.Text("same"),
        "bias", new Value.Flag(false));
  }

  /** Nodes in rows of four, each fed by the one before. */
  private static final class Sketch {
    private static final int IN_A_ROW = 4;
    private static final double ROW = 140;

    private final List<Node> nodes = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    Sketch then(String id, String kind, Map<String, Value> values) {
      String before = nodes.getLast().id().value();
      return node(id, kind, values).link(before, id);
    }

    Sketch node(String id, String kind, Map<String, Value> values) {
      Settings settings = Catalogue.standard().kind(kind).initialSettings();
      for (Map.Entry<String, Value> entry : values.entrySet()) {
        settings = settings.with(entry.getKey(), entry.getValue());
      }
      int column = nodes.size() % IN_A_ROW;
      int row = nodes.size() / IN_A_ROW;
      Point at = new Point(Places.COLUMN * column, ROW * row);
      nodes.add(new Node(new NodeId(id), kind, at, settings));
      return this;
    }

    Sketch link(String from, String to) {
      links.add(new Link(PortRef.of(from, "out"), PortRef.of(to, "in")));
      return this;
    }

    Graph graph() {
      return Graph.of(nodes, links);
    }
  }
}
