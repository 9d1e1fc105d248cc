package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.layerloom.exchange.in.Imported;
import org.layerloom.network.Catalogue;

/** One pass over a foreign graph's operators. */
final class Reading {

  private static final Map<String, Reader> READERS = readers();

  private final GraphProto graph;
  private final List<NodeProto> nodes;
  private final Given given;
  private final Set<Integer> sealed;
  private final Chart chart;
  private final Sealing sealing;
  private final Modern modern;
  private final Folding folding;

  /**
   * @param nodes in an order in which they can be read
   * @param sealed operators, by their place in that order, that no kind may stand for
   */
  Reading(
      GraphProto graph,
      List<NodeProto> nodes,
      long version,
      Map<String, Long> domains,
      String name,
      Catalogue catalogue,
      Given given,
      Set<Integer> sealed) {
    this.graph = graph;
    this.given = given;
    this.sealed = sealed;
    Map<String, ValueInfoProto> infos = new HashMap<>();
    graph.getValueInfoList().forEach(info -> infos.put(info.getName(), info));
    graph.getOutputList().forEach(info -> infos.put(info.getName(), info));
    Map<String, Known> constants = new HashMap<>();
    for (TensorProto tensor : graph.getInitializerList()) {
      constants.put(tensor.getName(), Known.of(tensor));
    }
    this.nodes = Patterns.named(nodes, outputs(), constant(nodes, constants)::get);
    this.chart = new Chart(name, catalogue, uses());
    constants.forEach(chart::put);
    this.sealing = new Sealing(chart, infos, domains);
    this.modern = new Modern(version, chart);
    this.folding = new Folding(chart);
  }

  private static Map<String, Reader> readers() {
    Map<String, Reader> all = new HashMap<>();
    all.putAll(LayerReaders.all());
    all.putAll(ElementReaders.all());
    all.putAll(ShapeReaders.all());
    return Map.copyOf(all);
  }

  /** Initialisers and what Constant operators give. */
  private static Map<String, Known> constant(List<NodeProto> nodes, Map<String, Known> stored) {
    Map<String, Known> all = new HashMap<>(stored);
    for (NodeProto node : nodes) {
      if (node.getOpType().equals("Constant") && node.getOutputCount() == 1) {
        Known known = new Folding(new Chart("", Catalogue.standard(), Map.of())).of(node);
        if (known != null) {
          all.put(node.getOutput(0), known);
        }
      }
    }
    return all;
  }

  private Set<String> outputs() {
    Set<String> outputs = new HashSet<>();
    graph.getOutputList().forEach(output -> outputs.add(output.getName()));
    return outputs;
  }

  private Map<String, Integer> uses() {
    Map<String, Integer> uses = new HashMap<>();
    for (NodeProto node : nodes) {
      node.getInputList().forEach(input -> uses.merge(input, 1, Integer::sum));
    }
    graph.getOutputList().forEach(output -> uses.merge(output.getName(), 1, Integer::sum));
    return uses;
  }

  Chart chart() {
    return chart;
  }

  Imported read() {
    inputs();
    for (int i = 0; i < nodes.size(); i++) {
      chart.at(i);
      operator(modern.of(nodes.get(i)), i);
    }
    List<Flow> wanted = new ArrayList<>();
    for (ValueInfoProto output : graph.getOutputList()) {
      switch (chart.value(output.getName())) {
        case Flow flow -> wanted.add(flow);
        case Hidden hidden -> throw new Unreadable("exchange.onnx.output", output.getName());
        case Known known -> throw new Unreadable("exchange.onnx.output", output.getName());
        case null -> throw new Unreadable("exchange.onnx.noOutput", output.getName());
      }
    }
    sealing.finish(wanted);
    return switch (chart.draft.finish()) {
      case Imported.Refused refused -> refused;
      case Imported.Read done -> new Imported.Read(done.document(), done.notes(), chart.weights());
    };
  }

  private void operator(NodeProto node, int at) {
    Known known = Names.standard(node) ? folding.of(node) : null;
    if (known != null) {
      chart.put(node.getOutput(0), known);
      return;
    }
    for (int i = 0; i < node.getInputCount(); i++) {
      chart.value(node, i); // says which is missing
    }
    Reader reader = Names.standard(node) ? READERS.get(node.getOpType()) : null;
    if (reader == null || sealed.contains(at) || !reader.read(chart, node)) {
      sealing.seal(node);
    }
  }

  private void inputs() {
    for (ValueInfoProto input : graph.getInputList()) {
      String name = input.getName();
      if (chart.has(name)) {
        continue; // old files list their weights among the inputs
      }
      Long number = given.numbers().get(name);
      if (number != null) {
        chart.put(name, Known.wholes(new long[] {number}));
        continue;
      }
      TypeProto.Tensor type = input.getType().getTensorType();
      int element = ShapeRules.type(type.getElemType());
      if (!input.getType().hasTensorType() || (element != Known.FLOAT && element != Known.INT64)) {
        throw new Unreadable("exchange.onnx.inputType", name);
      }
      List<Long> extents = extents(name, type.getShape());
      long most = element == Known.INT64 ? indices(name) : 0;
      long[] dims = new long[extents.size() + 1];
      dims[0] = Sizes.BATCH;
      for (int axis = 0; axis < extents.size(); axis++) {
        dims[axis + 1] = extents.get(axis);
      }
      String id = chart.free(name.isEmpty() ? "data" : name.replace('/', '_'));
      chart.draft.node(id, "dataset").put("source", OpenInputs.source(extents, most));
      Flow flow = new Flow(id, "features", dims, most, null);
      chart.put(name, flow);
      chart.anchored(flow);
    }
  }

  /** One sample's extents, from the file or the person. */
  private List<Long> extents(String name, TensorShapeProto shape) {
    List<Long> said = given.shapes().get(name);
    if (said != null) {
      return said;
    }
    if (shape.getDimCount() == 0) {
      throw new Unreadable("exchange.onnx.scalarInput", name);
    }
    List<Long> extents = new ArrayList<>();
    for (int axis = 1; axis < shape.getDimCount(); axis++) {
      long extent = shape.getDim(axis).getDimValue();
      if (extent < 1) {
        throw new Unreadable("exchange.onnx.open", name, shown(shape));
      }
      extents.add(extent);
    }
    return extents;
  }

  private static String shown(TensorShapeProto shape) {
    List<String> dims = new ArrayList<>();
    for (int axis = 1; axis < shape.getDimCount(); axis++) {
      long extent = shape.getDim(axis).getDimValue();
      dims.add(extent < 1 ? "?" : String.valueOf(extent));
    }
    return String.join("x", dims);
  }

  /** How many indices an input has: as many as the table has rows that they pick from. */
  private long indices(String name) {
    for (NodeProto node : nodes) {
      boolean picks =
          node.getOpType().equals("Gather")
              && node.getInputCount() == 2
              && node.getInput(1).equals(name);
      if (picks
          && chart.value(node.getInput(0)) instanceof Known table
          && table.dims().length > 0) {
        return table.dims()[0];
      }
    }
    return 1 << 24;
  }
}
