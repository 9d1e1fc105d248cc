package org.layerloom.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws graphs for tests: each new node is fed by the one before unless it says otherwise. */
public final class Drawing {

  /** Digits, houses (numbers), letters (tokens) and coins (two classes). */
  public static final Site.DatasetShapes DATA =
      name ->
          switch (name) {
            case "mnist" -> classes(Shape.of(1, 28, 28), 10);
            case "coins" -> classes(Shape.of(8), 2);
            case "houses" ->
                new Site.DatasetShape(
                    Signal.Tensor.real(Shape.of(13)), new Signal.Labels(0, Shape.of(1)), 100, 10);
            case "letters" ->
                new Site.DatasetShape(
                    new Signal.Tensor(Shape.of(20), Signal.Numbers.INDEX, 30),
                    new Signal.Labels(4, Shape.of()),
                    100,
                    10);
            default -> null;
          };

  private static Site.DatasetShape classes(Shape shape, long classes) {
    return new Site.DatasetShape(
        Signal.Tensor.real(shape), new Signal.Labels(classes, Shape.of()), 60_000, 10_000);
  }

  private final Catalogue catalogue = Catalogue.standard();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private @Nullable Node last;

  /** Starts with a dataset called {@code data}. */
  public static Drawing from(String dataset) {
    return new Drawing().node("data", "dataset", Map.of("source", new Value.Text(dataset)));
  }

  /** An empty one. */
  public static Drawing empty() {
    return new Drawing();
  }

  /** S1 of the documents: two convolutions, two poolings, two Dense layers. */
  public static Drawing s1() {
    return from("mnist")
        .then("norm", "normalize")
        .then("conv1", "conv2d", Map.of("filters", whole(32), "activation", text("relu")))
        .then("pool1", "maxpool2d")
        .then("conv2", "conv2d", Map.of("filters", whole(64), "activation", text("relu")))
        .then("pool2", "maxpool2d")
        .then("flat", "flatten")
        .then("dense1", "dense", Map.of("units", whole(128), "activation", text("relu")))
        .then("dense2", "dense", Map.of("units", whole(10)))
        .loss("crossEntropy")
        .then("evaluate", "evaluate");
  }

  /** A node that nothing feeds yet. */
  public Drawing node(String id, String kind, Map<String, Value> values) {
    Settings settings = catalogue.kind(kind).initialSettings();
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      settings = settings.with(entry.getKey(), entry.getValue());
    }
    last = new Node(new NodeId(id), kind, new Point(200 * nodes.size(), 0), settings);
    nodes.add(last);
    return this;
  }

  /** A node fed by the one before. */
  public Drawing then(String id, String kind, Map<String, Value> values) {
    Node before = last;
    node(id, kind, values);
    if (before == null) {
      throw new IllegalStateException("nothing comes before " + id);
    }
    return link(before.id().value(), id);
  }

  public Drawing then(String id, String kind) {
    return then(id, kind, Map.of());
  }

  /** A loss called {@code loss} against the labels of {@code data}, and {@code train}. */
  public Drawing loss(String kind, Map<String, Value> values) {
    return then("loss", kind, values)
        .wire("data", "labels", "loss", "labels")
        .then("train", "train");
  }

  public Drawing loss(String kind) {
    return loss(kind, Map.of());
  }

  /** From the first output of one to the first input of another. */
  public Drawing link(String from, String to) {
    return wire(
        from,
        catalogue.kind(find(from).kind()).outputs().getFirst().name(),
        to,
        catalogue.kind(find(to).kind()).inputs().getFirst().name());
  }

  public Drawing wire(String from, String output, String to, String input) {
    links.add(new Link(PortRef.of(from, output), PortRef.of(to, input)));
    return this;
  }

  private Node find(String id) {
    return nodes.stream().filter(node -> node.id().value().equals(id)).findFirst().orElseThrow();
  }

  public Graph graph() {
    return Graph.of(nodes, links);
  }

  public Analysis analysis() {
    return analyse(graph());
  }

  public static Analysis analyse(Graph graph) {
    return Analyser.analyse(graph, Catalogue.standard(), DATA);
  }

  public static Value whole(long value) {
    return new Value.Whole(value);
  }

  public static Value text(String value) {
    return new Value.Text(value);
  }

  public static NodeId id(String value) {
    return new NodeId(value);
  }
}
