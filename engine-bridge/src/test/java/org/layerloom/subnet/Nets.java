package org.layerloom.subnet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.PortRef;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.SubnetKind;
import org.layerloom.network.Value;

/** Draws networks for tests: nodes as {@code id kind}, links as {@code a.out>b.in}. */
public final class Nets {

  public static final Catalogue STANDARD = Catalogue.standard();

  /** Small pictures of four classes. */
  public static final Site.DatasetShapes DATA =
      name ->
          new Site.DatasetShape(
              Signal.Tensor.real(Shape.of(3, 5, 5)), new Signal.Labels(4, Shape.of()), 100, 10);

  private final List<Node> nodes = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();

  /** A node with settings given as name, value, name, value; one column right of the last. */
  public Nets node(String id, String kind, Object... settings) {
    Map<String, Value> values = new HashMap<>();
    if (STANDARD.find(kind) != null) {
      values.putAll(STANDARD.kind(kind).initialSettings().values());
    } else {
      values.put(SubnetKind.WEIGHTS, new Value.Text(SubnetKind.OWN));
    }
    for (int i = 0; i < settings.length; i += 2) {
      values.put((String) settings[i], value(settings[i + 1]));
    }
    Point at = new Point(208 * nodes.size(), 0);
    nodes.add(new Node(new NodeId(id), kind, at, Settings.of(values)));
    return this;
  }

  private static Value value(Object value) {
    return switch (value) {
      case Integer whole -> new Value.Whole(whole);
      case Double real -> new Value.Real(real);
      case Boolean flag -> new Value.Flag(flag);
      default -> new Value.Text(value.toString());
    };
  }

  /** A node that stands for a sub-network. */
  public Nets block(String id, String name, String weights) {
    return node(id, SubnetKind.id(name), SubnetKind.WEIGHTS, weights);
  }

  /** Links, each as {@code a.out>b.in}. */
  public Nets wire(String... ends) {
    for (String link : ends) {
      int arrow = link.indexOf('>');
      links.add(new Link(end(link.substring(0, arrow)), end(link.substring(arrow + 1))));
    }
    return this;
  }

  static PortRef end(String text) {
    int dot = text.indexOf('.');
    return PortRef.of(text.substring(0, dot), text.substring(dot + 1));
  }

  public Graph graph() {
    return Graph.of(nodes, links);
  }

  /** Input, convolution, sum with the input, output. */
  public static Graph residual() {
    return new Nets()
        .node("in", "input")
        .node("conv1", "conv2d", "filters", 3, "padding", "same", "activation", "tanh")
        .node("conv2", "conv2d", "filters", 3, "padding", "same")
        .node("sum", "add")
        .node("out", "output")
        .wire("in.out>conv1.in", "conv1.out>conv2.in", "in.out>sum.in", "conv2.out>sum.in")
        .wire("sum.out>out.in")
        .graph();
  }

  /** A dataset, three nodes of one sub-network in a row, a classifier, a loss and training. */
  public static Network row(String weights) {
    Graph graph =
        new Nets()
            .node("data", "dataset", "source", "pictures")
            .block("block1", "Residual", weights)
            .block("block2", "Residual", weights)
            .block("block3", "Residual", weights)
            .node("flat", "flatten")
            .node("dense", "dense", "units", 4)
            .node("loss", "crossEntropy")
            .node("train", "train", "optimizer", "sgd", "momentum", 0.0)
            .wire("data.features>block1.in", "block1.out>block2.in", "block2.out>block3.in")
            .wire("block3.out>flat.in", "flat.out>dense.in", "dense.out>loss.in")
            .wire("data.labels>loss.labels", "loss.loss>train.loss")
            .graph();
    return Network.of(graph).with("Residual", residual());
  }

  /** The same drawn by hand, without sub-networks; nodes are called {@code block1_conv1}. */
  public static Graph rowByHand() {
    Nets nets = new Nets().node("data", "dataset", "source", "pictures");
    String from = "data.features";
    for (int i = 1; i <= 3; i++) {
      String b = "block" + i + "_";
      nets.node(b + "conv1", "conv2d", "filters", 3, "padding", "same", "activation", "tanh")
          .node(b + "conv2", "conv2d", "filters", 3, "padding", "same")
          .node(b + "sum", "add")
          .wire(from + ">" + b + "conv1.in", b + "conv1.out>" + b + "conv2.in")
          .wire(from + ">" + b + "sum.in", b + "conv2.out>" + b + "sum.in");
      from = b + "sum.out";
    }
    return nets.node("flat", "flatten")
        .node("dense", "dense", "units", 4)
        .node("loss", "crossEntropy")
        .node("train", "train", "optimizer", "sgd", "momentum", 0.0)
        .wire(from + ">flat.in", "flat.out>dense.in", "dense.out>loss.in")
        .wire("data.labels>loss.labels", "loss.loss>train.loss")
        .graph();
  }

  public static Analysis analyse(Network network) {
    return Analyser.analyse(network.graph(), network.catalogue(STANDARD), DATA);
  }

  static Network applied(Network network, NetworkEdit edit) {
    return switch (NetworkEdits.apply(network, edit, STANDARD)) {
      case NetworkResult.Applied(Network next) -> next;
      case NetworkResult.Rejected rejected -> throw new AssertionError(rejected.toString());
    };
  }

  /** The key of the reason for which an edit is refused. */
  static String reason(Network network, NetworkEdit edit) {
    return switch (NetworkEdits.apply(network, edit, STANDARD)) {
      case NetworkResult.Applied applied -> throw new AssertionError("taken: " + edit);
      case NetworkResult.Rejected rejected -> rejected.reason().key();
    };
  }

  static NodeId id(String value) {
    return new NodeId(value);
  }
}
