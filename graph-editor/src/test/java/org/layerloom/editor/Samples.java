package org.layerloom.editor;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/** Graphs for tests, pictures and figures. */
public final class Samples {
  private Samples() {}

  /** The flowchart of the look's pictures: three rows of four, a frame, a dashed wire. */
  public static GraphModel flowchart() {
    String[][] cards = {
      {"mnist", "MNIST", "60,000 + 10,000", "data"},
      {"norm", "Normalize", "÷255 → [0, 1]", "prepare"},
      {"conv1", "Conv2d", "32 · 3×3 · ReLU", "conv"},
      {"pool1", "MaxPool2d", "2×2", "pool"},
      {"conv2", "Conv2d", "64 · 3×3 · ReLU", "conv"},
      {"pool2", "MaxPool2d", "2×2", "pool"},
      {"flat", "Flatten", "", "dense"},
      {"dense1", "Dense", "128 · ReLU", "dense"},
      {"dense2", "Dense", "10", "dense"},
      {"loss", "CrossEntropy", "from logits", "loss"},
      {"train", "Train", "Adam 1e-3 · 64 · 10", "run"},
      {"eval", "Evaluate", "accuracy, F1, ROC", "result"}
    };
    String[] shapes = {
      "1×28×28",
      "1×28×28",
      "32×26×26",
      "32×13×13",
      "64×11×11",
      "64×5×5",
      "1600",
      "128",
      "10",
      "",
      ""
    };
    List<GraphNode> nodes = new ArrayList<>();
    List<GraphLink> links = new ArrayList<>();
    for (int i = 0; i < cards.length; i++) {
      GraphNode.Builder b =
          GraphNode.builder(cards[i][0], cards[i][1])
              .subtitle(cards[i][2])
              .family(cards[i][3])
              .at(46 + (i % 4) * 208, 52 + (i / 4) * 140);
      if (i > 0) {
        b.input("in", "x");
      }
      if (cards[i][0].equals("loss")) {
        b.input("labels", "labels");
      }
      b.output("out", "y");
      if (i == 0) {
        b.port(GraphPort.output("labels", "labels").on(GraphPort.Side.BOTTOM));
      }
      nodes.add(b.build());
      if (i > 0) {
        links.add(
            GraphLink.of(
                "l" + i,
                new PortRef(cards[i - 1][0], "out"),
                new PortRef(cards[i][0], "in"),
                shapes[i - 1]));
      }
    }
    links.add(
        GraphLink.of(
                "labels", new PortRef("mnist", "labels"), new PortRef("loss", "labels"), "labels")
            .dashed());
    return new GraphModel(
        nodes,
        links,
        List.of(new GraphFrame("frame", "first block", "conv", new Rectangle2D(26, 20, 806, 118))),
        List.of());
  }

  /** Rows of cards, each linked to its right neighbour and every second to one in another row. */
  public static GraphModel grid(int count, int linkCount) {
    int columns = (int) Math.ceil(Math.sqrt(count * 1.4));
    List<GraphNode> nodes = new ArrayList<>();
    List<GraphLink> links = new ArrayList<>();
    String[] families = {"data", "prepare", "conv", "pool", "dense", "loss", "run", "result"};
    for (int i = 0; i < count; i++) {
      nodes.add(
          GraphNode.builder("n" + i, "Node " + i)
              .subtitle("line of settings " + i % 17)
              .family(families[i % families.length])
              .at((i % columns) * 212.0, Math.floorDiv(i, columns) * 130.0)
              .input("a", "a")
              .input("b", "b")
              .output("out", "out")
              .build());
    }
    for (int i = 1; i < count && links.size() < linkCount; i++) {
      links.add(link(links.size(), i - 1, i, "a"));
    }
    for (int i = 0; links.size() < linkCount; i += 2) {
      int from = i % count;
      int to = (from + columns + 1 + (i / count)) % count;
      links.add(link(links.size(), from, to, "b"));
    }
    return GraphModel.of(nodes, links);
  }

  private static GraphLink link(int id, int from, int to, String port) {
    return GraphLink.of(
        "l" + id, new PortRef("n" + from, "out"), new PortRef("n" + to, port), id + "×" + id % 9);
  }

  /** Two cards with one wire between them, bent once. */
  public static GraphModel pair() {
    GraphNode a =
        GraphNode.builder("a", "Tap").family("data").at(60, 60).output("out", "water").build();
    GraphNode b =
        GraphNode.builder("b", "Pot").family("run").at(360, 160).input("in", "in").build();
    return GraphModel.of(
        List.of(a, b),
        List.of(
            GraphLink.of("ab", new PortRef("a", "out"), new PortRef("b", "in"), "1 l")
                .through(List.of(new Point2D(280, 90)))));
  }
}
