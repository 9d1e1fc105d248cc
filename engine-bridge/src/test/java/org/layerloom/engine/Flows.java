package org.layerloom.engine;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.engine.program.NotTrainable;
import org.layerloom.engine.program.Precision;
import org.layerloom.engine.program.Program;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.PortRef;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.Value;

/**
 * Builds small flowcharts: a dataset, nodes in a row or linked by hand, a loss and a train node.
 */
public final class Flows {

  private final Site.DatasetShape data;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private NodeId last = new NodeId("data");

  public Flows(Shape features, long classes, Shape labels) {
    this(Signal.Tensor.real(features), new Signal.Labels(classes, labels));
  }

  public Flows(Signal.Tensor features, Signal.Labels labels) {
    this.data = new Site.DatasetShape(features, labels, 100, 10);
    add("data", "dataset", "source", "test");
  }

  /** A node of a kind with settings given as name, value, name, value. */
  public Flows add(String id, String kind, Object... settings) {
    return add(id, kind, settings(Catalogue.standard().kind(kind), settings));
  }

  public Flows add(String id, String kind, Settings settings) {
    nodes.add(new Node(new NodeId(id), kind, new Point(0, 0), settings));
    return this;
  }

  /** Adds a node behind the last one of the row. */
  public Flows then(String id, String kind, Object... settings) {
    return then(id, kind, settings(Catalogue.standard().kind(kind), settings));
  }

  public Flows then(String id, String kind, Settings settings) {
    add(id, kind, settings);
    link(last.value(), id, 0);
    last = new NodeId(id);
    return this;
  }

  /** The row goes on from a node. */
  public Flows from(String id) {
    last = new NodeId(id);
    return this;
  }

  /** Links the first output of a node with an input of another. */
  public Flows link(String from, String to, int input) {
    Kind source = kind(from);
    Kind target = kind(to);
    links.add(
        new Link(
            new PortRef(new NodeId(from), source.outputs().getFirst().name()),
            new PortRef(new NodeId(to), target.inputs().get(input).name())));
    return this;
  }

  private Kind kind(String id) {
    String kind =
        nodes.stream().filter(n -> n.id().value().equals(id)).findFirst().orElseThrow().kind();
    return Catalogue.standard().kind(kind);
  }

  /** A loss at the end of the row, against the dataset's labels. */
  public Flows loss(String id, String kind, Object... settings) {
    then(id, kind, settings);
    links.add(
        new Link(
            PortRef.of("data", "labels"),
            new PortRef(new NodeId(id), kind(id).inputs().get(1).name())));
    return this;
  }

  /** The train node, which gathers every loss. */
  public Flows train(Object... settings) {
    add("train", "train", settings);
    for (Node node : List.copyOf(nodes)) {
      if (kind(node.id().value()) instanceof org.layerloom.network.LossKind) {
        link(node.id().value(), "train", 0);
      }
    }
    return this;
  }

  public Graph graph() {
    return Graph.of(nodes, links);
  }

  /** Tells the dataset's shape. */
  public Site.DatasetShapes shapes() {
    return name -> data;
  }

  public Analysis analysis() {
    return Analyser.analyse(graph(), Catalogue.standard(), name -> data);
  }

  public Program compile() {
    return compile(Precision.SINGLE);
  }

  public Program compile(Precision precision) {
    Analysis analysis = analysis();
    if (!analysis.sound()) {
      throw new IllegalArgumentException(analysis.problems().toString());
    }
    try {
      return Program.compile(analysis, Catalogue.standard(), precision);
    } catch (NotTrainable e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A kind's initial settings with some changed. */
  public static Settings settings(Kind kind, Object... changes) {
    Settings settings = kind.initialSettings();
    for (int i = 0; i < changes.length; i += 2) {
      settings = settings.with((String) changes[i], value(changes[i + 1]));
    }
    return settings;
  }

  private static Value value(Object value) {
    return switch (value) {
      case Integer whole -> new Value.Whole(whole);
      case Long whole -> new Value.Whole(whole);
      case Double real -> new Value.Real(real);
      case Boolean flag -> new Value.Flag(flag);
      case String text -> new Value.Text(text);
      case long[] wholes -> Value.Wholes.of(wholes);
      default -> throw new IllegalArgumentException(value.toString());
    };
  }
}
