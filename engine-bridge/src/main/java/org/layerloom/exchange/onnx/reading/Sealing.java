package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.TextFormat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.LayerKind;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.kinds.SealedSignals;

/** Keeps operators as they are, and makes sealed nodes of them at the end. */
final class Sealing {

  /** Up to so many constants stand in the node itself. */
  private static final int FEW = 16;

  /** Whole numbers that a float holds exactly. */
  private static final long EXACT = 1 << 24;

  private static final int MOST_SHOWN = 6;

  private final Chart chart;
  private final ShapeRules rules;
  private final Map<String, ValueInfoProto> infos;
  private final Map<String, Long> domains;
  private final Map<Region, Map<Flow, String>> results = new HashMap<>();

  Sealing(Chart chart, Map<String, ValueInfoProto> infos, Map<String, Long> domains) {
    this.chart = chart;
    this.rules = new ShapeRules(chart);
    this.infos = infos;
    this.domains = domains;
  }

  /** Takes an operator in, with those whose results no link can carry. */
  void seal(NodeProto node) {
    for (AttributeProto attribute : node.getAttributeList()) {
      if (attribute.hasG() || attribute.getGraphsCount() > 0) {
        throw new Unreadable("exchange.onnx.subgraph", Names.of(node));
      }
    }
    Region region = null;
    for (int i = 0; i < node.getInputCount(); i++) {
      if (chart.value(node, i) instanceof Hidden(Region from, long[] dims, int type)) {
        region = region == null ? from.root() : region.joined(from);
      }
    }
    List<ShapeRules.Out> outs = outs(node);
    Region own = region == null ? chart.region() : region;
    own.add(chart.at(), node);
    for (int i = 0; i < node.getOutputCount(); i++) {
      if (node.getOutput(i).isEmpty()) {
        continue;
      }
      ShapeRules.Out out = i < outs.size() ? outs.get(i) : null;
      if (out == null) {
        throw new Unreadable("exchange.onnx.unknown", Names.of(node));
      }
      boolean carried =
          Sizes.flows(out.dims()) && (out.type() == Known.FLOAT || out.type() == Known.INT64);
      chart.put(
          node.getOutput(i),
          carried
              ? new Flow(
                  "", node.getOutput(i), out.dims(), out.type() == Known.INT64 ? EXACT : 0, own)
              : new Hidden(own, out.dims(), out.type()));
    }
  }

  private List<ShapeRules.Out> outs(NodeProto node) {
    List<ShapeRules.Out> found = Names.standard(node) ? rules.of(node) : null;
    if (found != null) {
      return found;
    }
    // What the file itself says.
    List<ShapeRules.Out> said = new ArrayList<>();
    for (String name : node.getOutputList()) {
      ValueInfoProto info = infos.get(name);
      ShapeRules.Out out = info == null ? null : said(info);
      if (out == null && !name.isEmpty()) {
        throw new Unreadable("exchange.onnx.unknown", Names.of(node));
      }
      said.add(out == null ? new ShapeRules.Out(new long[0], Known.FLOAT) : out);
    }
    return said;
  }

  private static ShapeRules.@Nullable Out said(ValueInfoProto info) {
    var tensor = info.getType().getTensorType();
    if (!tensor.hasShape()) {
      return null;
    }
    long[] dims = new long[tensor.getShape().getDimCount()];
    for (int axis = 0; axis < dims.length; axis++) {
      var dim = tensor.getShape().getDim(axis);
      dims[axis] = axis == 0 ? Sizes.BATCH : dim.getDimValue();
      if (axis > 0 && dims[axis] < 1) {
        return null;
      }
    }
    return new ShapeRules.Out(dims, ShapeRules.type(tensor.getElemType()));
  }

  /**
   * Makes the sealed nodes.
   *
   * @param wanted what the graph gives
   */
  void finish(List<Flow> wanted) {
    Map<Region, List<Flow>> given = new LinkedHashMap<>();
    Set<Region> needed = prune(wanted);
    for (Region region : chart.regions()) {
      if (needed.contains(region)) {
        given.put(region, new ArrayList<>());
      }
    }
    chart.wires().stream().map(Chart.Wire::from).forEach(flow -> add(given, flow));
    wanted.forEach(flow -> add(given, flow));
    for (Region region : given.keySet()) {
      for (NodeProto node : region.nodes()) {
        for (int i = 0; i < node.getInputCount(); i++) {
          Flow flow = chart.flow(node, i);
          if (flow != null && flow.from() != null && flow.from().root() != region) {
            add(given, flow);
          }
        }
      }
    }
    Map<Region, String> ids = new HashMap<>();
    given.forEach(
        (region, flows) -> {
          if (flows.size() > LayerKind.MOST_SEALED_RESULTS) {
            throw new Unreadable(
                "exchange.onnx.results",
                operators(region.nodes()),
                flows.size(),
                LayerKind.MOST_SEALED_RESULTS);
          }
          if (!flows.isEmpty()) {
            String stem = Names.stem(region.nodes().getLast(), "sealed");
            ids.put(region, chart.free(stem));
            results.put(region, ports(flows));
          }
        });
    given.forEach(
        (region, flows) -> {
          String id = ids.get(region);
          if (id != null) {
            node(region, id, flows);
          }
        });
    // Links may be drawn now that every region has its node.
    for (Chart.Wire wire : chart.wires()) {
      link(wire.from(), wire.node(), wire.port(), ids);
    }
  }

  /** Takes nodes out that lead to no result; says which regions do. */
  private Set<Region> prune(List<Flow> wanted) {
    Map<String, List<Flow>> into = new HashMap<>();
    chart
        .wires()
        .forEach(
            wire -> into.computeIfAbsent(wire.node(), n -> new ArrayList<>()).add(wire.from()));
    Set<String> nodes = new HashSet<>();
    Set<Region> regions = new HashSet<>();
    ArrayDeque<Flow> open = new ArrayDeque<>(wanted);
    while (!open.isEmpty()) {
      Flow flow = open.remove();
      Region region = flow.from() == null ? null : flow.from().root();
      if (region == null) {
        if (nodes.add(flow.node())) {
          open.addAll(into.getOrDefault(flow.node(), List.of()));
        }
      } else if (regions.add(region)) {
        for (NodeProto node : region.nodes()) {
          for (int i = 0; i < node.getInputCount(); i++) {
            Flow input = chart.flow(node, i);
            if (input != null) {
              open.add(input);
            }
          }
        }
      }
    }
    List.copyOf(chart.made().keySet()).stream()
        .filter(id -> !nodes.contains(id))
        .forEach(chart::remove);
    return regions;
  }

  private static void add(Map<Region, List<Flow>> given, Flow flow) {
    Region region = flow.from() == null ? null : flow.from().root();
    List<Flow> flows = region == null ? null : given.get(region);
    if (flows != null && flows.stream().noneMatch(other -> other.port().equals(flow.port()))) {
      flows.add(flow);
    }
  }

  private static Map<Flow, String> ports(List<Flow> flows) {
    Map<Flow, String> ports = new HashMap<>();
    for (int i = 0; i < flows.size(); i++) {
      ports.put(flows.get(i), i == 0 ? "out" : "out" + (i + 1));
    }
    return ports;
  }

  private void link(Flow from, String to, String port, Map<Region, String> ids) {
    if (from.from() == null) {
      chart.draft.link(from.node(), from.port(), to, port);
      return;
    }
    Region region = from.from().root();
    for (Map.Entry<Flow, String> result : Objects.requireNonNull(results.get(region)).entrySet()) {
      if (result.getKey().port().equals(from.port())) {
        chart.draft.link(Objects.requireNonNull(ids.get(region)), result.getValue(), to, port);
      }
    }
  }

  private void node(Region region, String id, List<Flow> flows) {
    Form form = new Form(region, id);
    GraphProto graph = form.graph(flows);
    List<NodeProto> nodes = region.nodes();
    String kind = flows.size() == 1 ? LayerKind.SEALED : LayerKind.SEALED + flows.size();
    chart
        .draft
        .node(id, kind)
        .put("operator", operators(nodes))
        .put(
            "attributes", nodes.stream().map(Sealing::attributes).collect(Collectors.joining("\n")))
        .put("takes", SealedSignals.write(form.arriving.stream().map(Sealing::signal).toList()))
        .put("gives", SealedSignals.write(flows.stream().map(Sealing::signal).toList()))
        .put("holds", String.join(";", form.holds))
        .put("form", TextFormat.printer().printToString(graph));
    form.arriving.forEach(flow -> chart.wire(flow, id, "in"));
    chart.note("exchange.onnx.sealed", id, operators(nodes));
  }

  private static Signal.Tensor signal(Flow flow) {
    List<Long> extents = new ArrayList<>();
    for (int axis = 1; axis < flow.rank(); axis++) {
      extents.add(flow.dim(axis));
    }
    Shape shape = new Shape(extents);
    return flow.real()
        ? Signal.Tensor.real(shape)
        : new Signal.Tensor(shape, Signal.Numbers.INDEX, flow.most());
  }

  /** Each operator once, in their order. */
  private static String operators(List<NodeProto> nodes) {
    Set<String> names =
        nodes.stream()
            .map(NodeProto::getOpType)
            .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    String shown = names.stream().limit(MOST_SHOWN).collect(Collectors.joining(" + "));
    return names.size() > MOST_SHOWN ? shown + " …" : shown;
  }

  /** For people: {@code Resize mode=cubic, antialias=1}. */
  private static String attributes(NodeProto node) {
    String all =
        node.getAttributeList().stream()
            .map(attribute -> attribute.getName() + "=" + value(attribute))
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? node.getOpType() : node.getOpType() + " " + all;
  }

  private static String value(AttributeProto attribute) {
    return switch (attribute.getType()) {
      case INT -> String.valueOf(attribute.getI());
      case FLOAT -> String.valueOf(attribute.getF());
      case STRING -> attribute.getS().toStringUtf8();
      case INTS -> attribute.getIntsList().toString();
      case FLOATS -> attribute.getFloatsList().toString();
      default -> "…";
    };
  }

  /** One node's operators under names of their own: what goes in, what comes out, what is kept. */
  private final class Form {
    private final Region region;
    private final String id;
    private final Map<String, String> names = new HashMap<>();
    private final List<Flow> arriving = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> holds = new ArrayList<>();
    private final GraphProto.Builder graph = GraphProto.newBuilder();

    Form(Region region, String id) {
      this.region = region;
      this.id = id;
    }

    GraphProto graph(List<Flow> flows) {
      for (int i = 0; i < flows.size(); i++) {
        names.put(flows.get(i).port(), "y" + i);
        graph.addOutput(ValueInfoProto.newBuilder().setName("y" + i));
      }
      int inner = 0;
      for (NodeProto node : region.nodes()) {
        NodeProto.Builder renamed = node.toBuilder().clearInput().clearOutput().setName("");
        for (int i = 0; i < node.getInputCount(); i++) {
          renamed.addInput(node.getInput(i).isEmpty() ? "" : input(node, i));
        }
        for (String output : node.getOutputList()) {
          if (!output.isEmpty() && !names.containsKey(output)) {
            names.put(output, "t" + inner++);
          }
          renamed.addOutput(output.isEmpty() ? "" : Objects.requireNonNull(names.get(output)));
        }
        graph.addNode(renamed);
      }
      String needed =
          region.nodes().stream()
              .map(NodeProto::getDomain)
              .filter(domain -> !domain.isEmpty())
              .distinct()
              .map(domain -> domain + " " + domains.getOrDefault(domain, 1L))
              .collect(Collectors.joining(";"));
      return graph.setDocString(needed).build();
    }

    private String input(NodeProto node, int input) {
      String name = node.getInput(input);
      String known = names.get(name);
      if (known != null) {
        return known;
      }
      String own =
          switch (Objects.requireNonNull(chart.value(node, input))) {
            case Flow flow -> {
              String key = flow.node() + "." + flow.port();
              Integer place = places.get(key);
              if (place == null) {
                place = arriving.size();
                places.put(key, place);
                arriving.add(flow);
                graph.addInput(ValueInfoProto.newBuilder().setName("x" + place));
              }
              yield "x" + place;
            }
            case Known constant -> constant(constant);
            case Hidden hidden -> throw new Unreadable("exchange.onnx.loop", Names.of(node));
          };
      names.put(name, own);
      return own;
    }

    private String constant(Known constant) {
      String name = "w" + graph.getInitializerCount();
      boolean few = constant.kept() <= FEW && constant.size() <= 4096;
      boolean exact = constant.real() || small(constant);
      if (few || !exact || constant.isSame()) {
        if (constant.size() > EXACT
            && java.util.Arrays.stream(constant.dims()).noneMatch(Sizes::ofBatch)) {
          throw new Unreadable("exchange.onnx.extents", id, constant.size());
        }
        graph.addInitializer(Modern.tensor(name, constant));
        return name;
      }
      TensorProto.Builder empty =
          TensorProto.newBuilder().setName(name).setDataType(constant.type());
      for (long extent : constant.dims()) {
        empty.addDims(extent);
      }
      graph.addInitializer(empty);
      chart.weigh(
          new Flow(id, "out", new long[0], 0, null), name, constant.reals(), constant.dims());
      holds.add(
          name
              + " "
              + SealedSignals.write(
                  List.of(
                      Signal.Tensor.real(
                          new Shape(java.util.Arrays.stream(constant.dims()).boxed().toList())))));
      return name;
    }

    private boolean small(Known constant) {
      if (constant.type() == Known.INT8 || constant.type() == Known.UINT8) {
        return true;
      }
      for (long value : constant.wholes()) {
        if (Math.abs(value) > EXACT) {
          return false;
        }
      }
      return true;
    }
  }
}
