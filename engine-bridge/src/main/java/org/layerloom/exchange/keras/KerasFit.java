package org.layerloom.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.OpenData;
import org.layerloom.exchange.in.Imported;
import org.layerloom.network.Analyser;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Family;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Value;

/**
 * Makes the flowchart of a configuration answer as Keras does. It is drawn a second time, each node
 * behind those that feed it, and with it goes in which order the numbers lie: where a node wants
 * another one, they are turned around before it. What Keras does and no node here does is named.
 */
final class KerasFit {

  /** A row is wanted in Keras's order: what makes it has to turn around first. */
  static final class Straighten extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient NodeId at;

    Straighten(NodeId at) {
      super("", null, false, false);
      this.at = at;
    }
  }

  /**
   * What came of it.
   *
   * @param nodes of the layers, by their words
   * @param arriving in which order numbers arrive at a node
   */
  record Fitted(Imported.Read read, Map<String, String> nodes, Map<NodeId, KerasOrder> arriving) {

    Fitted with(List<Message> more) {
      List<Message> all = new ArrayList<>(read.notes());
      all.addAll(more);
      return new Fitted(
          new Imported.Read(read.document(), all.stream().distinct().toList()), nodes, arriving);
    }
  }

  final KerasSketch sketch;
  private final KerasShapes shapes = new KerasShapes(this);
  private final Graph graph;
  private final Catalogue catalogue;
  private final Map<String, KerasLayer> layers;
  private final Set<NodeId> straight;
  private final Map<NodeId, KerasOrder> orders = new HashMap<>();
  private final Map<NodeId, KerasOrder> arriving = new HashMap<>();
  private final Map<NodeId, NodeId> ends = new HashMap<>();
  private final Map<String, NodeId> turned = new HashMap<>();
  private final Map<String, String> nodes = new HashMap<>();
  private final List<Message> notes = new ArrayList<>();

  private KerasFit(
      Graph graph, Catalogue catalogue, Map<String, KerasLayer> layers, Set<NodeId> straight) {
    this.graph = graph;
    this.catalogue = catalogue;
    this.layers = layers;
    this.straight = straight;
    this.sketch = new KerasSketch(catalogue, graph);
  }

  /**
   * @param drawn what came of the layers; not refused
   */
  static Fitted of(KerasReader.Drawn drawn, List<KerasLayer> layers, Catalogue catalogue) {
    Imported.Read read = (Imported.Read) drawn.imported();
    Graph graph = read.document().graph();
    Map<String, KerasLayer> byNode = new HashMap<>();
    for (KerasLayer layer : layers) {
      String node = drawn.nodes().get(layer.word());
      if (node != null) {
        byNode.put(node, layer);
      }
    }
    Set<NodeId> straight = new HashSet<>();
    List<NodeId> order = Analyser.analyse(graph, catalogue, OpenData::find).order();
    while (true) {
      KerasFit fit = new KerasFit(graph, catalogue, byNode, straight);
      fit.nodes.putAll(drawn.nodes());
      try {
        for (NodeId id : order) {
          fit.fit(graph.node(id));
        }
        List<Message> notes = new ArrayList<>(read.notes());
        notes.addAll(fit.notes);
        return new Fitted(
            new Imported.Read(read.document().withGraph(fit.sketch.graph()), notes),
            Map.copyOf(fit.nodes),
            Map.copyOf(fit.arriving));
      } catch (Straighten wanted) {
        // A few at a time, but never as often as there are nodes.
        if (!straight.add(wanted.at) || straight.size() > 16) {
          graph.nodes().keySet().forEach(straight::add);
        }
      }
    }
  }

  private void fit(Node node) throws Straighten {
    KerasLayer layer = layers.get(node.id().value());
    List<NodeId> sources = new ArrayList<>();
    graph.into(node.id()).forEach(link -> sources.add(ends.get(link.from().node())));
    NodeId end =
        sources.isEmpty() || node.bypassed()
            ? beginning(node, layer)
            : behind(node, layer, sources, sources.getFirst());
    ends.put(node.id(), end);
    if (layer != null) {
      KerasArguments.others(layer).forEach(argument -> note(layer, argument));
    }
  }

  /** Another node of a layer that has numbers. */
  void name(KerasLayer layer, String part, NodeId node) {
    nodes.put(layer.word() + part, node.value());
  }

  /** Says what a layer does in Keras and no node does here. */
  void note(@Nullable KerasLayer layer, String argument) {
    if (layer != null) {
      Message note = Message.of("exchange.keras.argument", layer.name(), argument);
      if (!notes.contains(note)) {
        notes.add(note);
      }
    }
  }

  NodeId put(Node node, KerasOrder order, List<NodeId> sources) {
    sketch.put(node, sources);
    orders.put(node.id(), order);
    if (!sources.isEmpty()) {
      arriving.put(node.id(), order(sources.getFirst()));
    }
    return node.id();
  }

  NodeId put(Node node, List<Integer> axes, NodeId source) {
    return put(node, new KerasOrder.Axes(axes), List.of(source));
  }

  NodeId add(
      String name, String kind, Map<String, Value> settings, KerasOrder order, NodeId... sources) {
    NodeId id = sketch.add(name, kind, settings, List.of(sources));
    orders.put(id, order);
    return id;
  }

  /** Whether what a node flattens is wanted in Keras's order. */
  boolean straight(NodeId node) {
    return straight.contains(node);
  }

  KerasOrder order(NodeId id) {
    return orders.getOrDefault(id, new KerasOrder.Unknown());
  }

  /** The order of axes; null where there are none, or nobody knows. */
  @Nullable List<Integer> axes(NodeId id) {
    return order(id) instanceof KerasOrder.Axes(List<Integer> axes) ? axes : null;
  }

  /** The same numbers in the wanted order, where it is known in which they come. */
  NodeId ordered(NodeId source, List<Integer> wanted) throws Straighten {
    return switch (order(source)) {
      case KerasOrder.Row row -> throw new Straighten(row.at());
      case KerasOrder.Axes(List<Integer> axes)
          when axes.size() == wanted.size() && !axes.equals(wanted) -> {
        NodeId known = turned.get(source + " " + wanted);
        if (known == null) {
          List<Long> order = wanted.stream().map(axis -> axes.indexOf(axis) + 1L).toList();
          known =
              add(
                  source + "_order",
                  "permute",
                  Map.of("order", new Value.Wholes(order)),
                  new KerasOrder.Axes(wanted),
                  source);
          turned.put(source + " " + wanted, known);
        }
        yield known;
      }
      default -> source;
    };
  }

  private NodeId beginning(Node node, @Nullable KerasLayer layer) {
    if (!node.kind().equals("dataset") || layer == null || layer.extents() == null) {
      return put(node, new KerasOrder.Open(), List.of());
    }
    List<Long> extents = layer.extents();
    int rank = extents.size();
    boolean windows =
        rank == 2 && graph.nodes().values().stream().anyMatch(other -> other.kind().endsWith("1d"));
    boolean first = layers.values().stream().anyMatch(KerasLayer::channelsFirst);
    List<Integer> axes =
        (rank > 2 || windows) && !first ? KerasOrder.front(rank, rank - 1) : KerasOrder.same(rank);
    boolean free = node.settings().text("source").isEmpty() && !extents.contains(0L);
    Shape shape = new Shape(axes.stream().map(extents::get).toList());
    Node data =
        free ? node.with("source", new Value.Text(OpenData.name(shape, most(node.id())))) : node;
    return put(data, new KerasOrder.Axes(axes), List.of());
  }

  /** How many indices there are, where those come in; 0 for real numbers. */
  private long most(NodeId data) {
    return graph.outOf(data).stream()
        .map(link -> layers.get(link.to().node().value()))
        .filter(layer -> layer != null && layer.kind().equals("Embedding"))
        .mapToLong(layer -> Math.max(1, layer.config().path("input_dim").asLong()))
        .findFirst()
        .orElse(0);
  }

  private NodeId behind(Node node, @Nullable KerasLayer layer, List<NodeId> sources, NodeId first)
      throws Straighten {
    String kind = node.kind();
    if (kind.matches(".*[123]d")) {
      return new KerasWindows(this, node, layer).behind(first);
    }
    return switch (kind) {
      case "globalAvgpool", "globalMaxpool" -> pooled(node, layer, first);
      case "dense" -> dense(node, layer, first);
      case "embedding" -> {
        List<Integer> axes = axes(first);
        NodeId from = axes == null ? first : ordered(first, KerasOrder.same(axes.size()));
        yield axes == null
            ? put(node, new KerasOrder.Unknown(), List.of(from))
            : put(node, KerasOrder.same(axes.size() + 1), from);
      }
      case "rnn", "lstm", "gru" -> new KerasMemory(this, node, layer).behind(first);
      case "batchNorm", "groupNorm", "instanceNorm", "layerNorm", "rmsNorm", "prelu" ->
          new KerasNorms(this, node, layer).behind(first);
      case "softmax", "logSoftmax" -> new KerasNorms(this, node, layer).softmax(first);
      case "concat" -> joined(node, layer, alike(sources, true));
      case "flatten" -> shapes.flat(node, first, layer != null && layer.channelsFirst());
      case "reshape" -> shapes.reshaped(node, first);
      case "permute" -> shapes.permuted(node, first);
      case "repeat" -> put(node, KerasOrder.same(2), ordered(first, KerasOrder.same(1)));
      case "normalize" -> put(node, order(first), List.of(first));
      default ->
          layer != null && layer.kind().equals("Normalization")
              ? new KerasNorms(this, node, layer).standard(first)
              : elsewhere(node, sources);
    };
  }

  private NodeId pooled(Node node, @Nullable KerasLayer layer, NodeId source) throws Straighten {
    List<Integer> axes = axes(source);
    boolean front = layer != null && layer.channelsFirst();
    List<Integer> wanted =
        axes == null
            ? KerasOrder.same(1)
            : front ? KerasOrder.same(axes.size()) : KerasOrder.front(axes.size(), axes.size() - 1);
    NodeId from = axes == null ? source : ordered(source, wanted);
    NodeId id = put(node, KerasOrder.same(1), from);
    if (layer == null || !layer.flag("keepdims", false) || axes == null) {
      return id;
    }
    List<Long> shape =
        IntStream.range(0, axes.size()).mapToObj(axis -> axis == 0 ? 0L : 1L).toList();
    return add(
        id + "_kept",
        "reshape",
        Map.of("shape", new Value.Wholes(shape)),
        new KerasOrder.Axes(wanted),
        id);
  }

  /** Over pictures it is a convolution by windows of one place. */
  private NodeId dense(Node node, @Nullable KerasLayer layer, NodeId source) throws Straighten {
    List<Integer> axes = axes(source);
    if (axes == null || axes.size() < 3) {
      NodeId from = axes == null ? source : ordered(source, KerasOrder.same(axes.size()));
      return axes == null
          ? put(node, after(source), List.of(from))
          : put(node, KerasOrder.same(axes.size()), from);
    }
    int rank = axes.size();
    if (rank > 4) {
      note(layer, "input_shape");
      return put(node, new KerasOrder.Unknown(), List.of(source));
    }
    List<Long> ones = IntStream.range(1, rank).mapToObj(axis -> 1L).toList();
    Kind kind = catalogue.kind("conv" + (rank - 1) + "d");
    Node convolution = new Node(node.id(), kind.id(), node.at(), kind.initialSettings());
    for (Map.Entry<String, Value> setting : node.settings().values().entrySet()) {
      String name = setting.getKey().equals("units") ? "filters" : setting.getKey();
      if (kind.hasParameter(name)) {
        convolution = convolution.with(name, setting.getValue());
      }
    }
    List<Integer> front = KerasOrder.front(rank, rank - 1);
    return put(convolution.with("kernel", new Value.Wholes(ones)), front, ordered(source, front));
  }

  /** A row of features behind a row, whatever its order was. */
  private KerasOrder after(NodeId source) {
    return switch (order(source)) {
      case KerasOrder.Row row -> new KerasOrder.Axes(KerasOrder.same(1));
      case KerasOrder.Open open -> open;
      case KerasOrder.Axes axes -> axes;
      case KerasOrder.Unknown unknown -> unknown;
    };
  }

  /** All in the order of the first. */
  private List<NodeId> alike(List<NodeId> sources, boolean joins) throws Straighten {
    KerasOrder first = order(sources.getFirst());
    List<NodeId> found = new ArrayList<>();
    for (NodeId source : sources) {
      boolean rows = !joins && first instanceof KerasOrder.Row row && row.like(order(source));
      if (!rows && order(source) instanceof KerasOrder.Row row) {
        throw new Straighten(row.at());
      }
      if (!rows && first instanceof KerasOrder.Row row) {
        throw new Straighten(row.at());
      }
      found.add(
          first instanceof KerasOrder.Axes(List<Integer> axes) ? ordered(source, axes) : source);
    }
    return found;
  }

  private KerasOrder common(List<NodeId> sources) {
    KerasOrder first = order(sources.getFirst());
    boolean row = first instanceof KerasOrder.Row;
    return row || sources.stream().allMatch(source -> order(source).equals(first))
        ? first
        : new KerasOrder.Unknown();
  }

  private NodeId joined(Node node, @Nullable KerasLayer layer, List<NodeId> sources) {
    KerasOrder order = common(sources);
    if (!(order instanceof KerasOrder.Axes(List<Integer> axes)) || layer == null) {
      return put(node, order, sources);
    }
    int axis = layer.axis("axis", -1, axes.size());
    if (axis < 0) {
      note(layer, "axis");
      return put(node, new KerasOrder.Unknown(), sources);
    }
    return put(node.with("axis", new Value.Whole(axes.indexOf(axis) + 1L)), order, sources);
  }

  /** Activations and the like leave places as they are, and so does what joins like ones. */
  private NodeId elsewhere(Node node, List<NodeId> sources) throws Straighten {
    Kind kind = catalogue.find(node.kind());
    Family family = kind == null ? null : kind.family();
    boolean keeps =
        family == Family.ACTIVATION || family == Family.REGULARISATION || family == Family.COMBINE;
    if (!keeps) {
      return put(node, new KerasOrder.Unknown(), sources);
    }
    List<NodeId> all = alike(sources, false);
    return put(node, common(all), all);
  }

  /** A layer's setting; missing where there is no layer. */
  static JsonNode setting(@Nullable KerasLayer layer, String name) {
    return layer == null
        ? com.fasterxml.jackson.databind.node.MissingNode.getInstance()
        : layer.config().path(name);
  }
}
