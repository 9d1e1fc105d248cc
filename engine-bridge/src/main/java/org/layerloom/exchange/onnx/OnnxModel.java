package org.layerloom.exchange.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.Outgoing;
import org.layerloom.network.LayerKind;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.PortRef;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Term;
import org.layerloom.network.Weight;

/** Draws a network as an ONNX model. */
public final class OnnxModel {

  /** The version of the standard operators: understood by what people serve models with. */
  public static final long OPSET = 17;

  /** The version of the file format that came with that opset. */
  private static final long IR = 8;

  /** A file's numbers lie in one message, which cannot be longer than this. */
  private static final long LARGEST = 1_900_000_000L;

  /** What comes of it. */
  public sealed interface Result {

    /** The model. */
    record Drawn(ModelProto model) implements Result {}

    /** It has no form in ONNX; the sentence names the node. */
    record Refused(Message reason) implements Result {}
  }

  private OnnxModel() {}

  /**
   * @param weights by their full names: {@code conv1.weight}
   * @param words metadata of the file
   */
  public static Result draw(
      Outgoing network, Map<String, NamedTensor> weights, String name, Map<String, String> words) {
    long bytes = weights.values().stream().mapToLong(w -> w.shape().size() * Float.BYTES).sum();
    if (bytes > LARGEST) {
      return new Result.Refused(Message.of("exchange.onnx.large", bytes >> 20, LARGEST >> 20));
    }
    Drawing drawing = new Drawing();
    Map<PortRef, Traced> tensors = new HashMap<>();
    GraphProto.Builder graph = GraphProto.newBuilder().setName(name);
    for (Outgoing.Entry entry : network.entries()) {
      boolean whole = !entry.signal().calculable();
      drawing.reserve(entry.name());
      tensors.put(entry.from(), new Traced.Wire(entry.name(), dims(entry.signal()), whole));
      graph.addInput(info(entry.name(), entry.signal()));
    }
    for (Node node : network.layers()) {
      try {
        layer(drawing, network, node, weights, tensors, graph);
      } catch (Unwritable e) {
        return new Result.Refused(
            Message.of("exchange.onnx.noForm", new Term.OfNode(node), e.what()));
      }
    }
    for (Outgoing.Exit exit : network.exits()) {
      graph.addOutput(info(name(tensors, exit.from()), exit.signal()));
    }
    graph.addAllNode(drawing.nodes()).addAllInitializer(drawing.numbers());
    return new Result.Drawn(model(graph, drawing.domains(), words));
  }

  private static void layer(
      Drawing drawing,
      Outgoing network,
      Node node,
      Map<String, NamedTensor> weights,
      Map<PortRef, Traced> tensors,
      GraphProto.Builder graph) {
    drawing.enter(node.id().value());
    Map<String, Traced> own = new HashMap<>();
    for (Weight weight : network.layer(node).weights(network.site(node))) {
      String name = network.analysis().holder(node.id()) + "." + weight.name();
      NamedTensor tensor =
          Objects.requireNonNull(weights.get(name), () -> "no numbers for " + name);
      own.put(weight.name(), new Traced.Fixed(name, tensor.shape().extents(), tensor.values()));
    }
    List<List<Traced>> inputs = new ArrayList<>();
    for (List<PortRef> sources : network.sources(node)) {
      inputs.add(sources.stream().map(port -> Objects.requireNonNull(tensors.get(port))).toList());
    }
    if (node.kind().startsWith(LayerKind.SEALED)) {
      sealed(drawing, network, node, inputs.getFirst(), own, tensors, graph);
      return;
    }
    OnnxCode code = new OnnxCode(drawing, network.site(node), inputs, own);
    List<String> results = network.layer(node).forward(code);
    for (int i = 0; i < results.size(); i++) {
      PortRef port = new PortRef(node.id(), network.kind(node).outputs().get(i).name());
      String name = network.name(port);
      tensors.put(port, drawing.leave(code.result(results.get(i)), name));
      graph.addValueInfo(info(name, network.signal(port)));
    }
  }

  /** Foreign operators leave as they came. */
  private static void sealed(
      Drawing drawing,
      Outgoing network,
      Node node,
      List<Traced> inputs,
      Map<String, Traced> weights,
      Map<PortRef, Traced> tensors,
      GraphProto.Builder graph) {
    List<PortRef> ports =
        network.kind(node).outputs().stream()
            .map(port -> new PortRef(node.id(), port.name()))
            .toList();
    List<Traced.Wire> wanted =
        ports.stream()
            .map(network::signal)
            .map(signal -> new Traced.Wire("", dims(signal), !signal.calculable()))
            .toList();
    List<Traced> results = SealedForm.draw(drawing, network.site(node), inputs, weights, wanted);
    for (int i = 0; i < ports.size(); i++) {
      String name = network.name(ports.get(i));
      tensors.put(ports.get(i), drawing.leave(results.get(i), name));
      graph.addValueInfo(info(name, network.signal(ports.get(i))));
    }
  }

  private static String name(Map<PortRef, Traced> tensors, PortRef port) {
    return ((Traced.Wire) Objects.requireNonNull(tensors.get(port))).name();
  }

  private static List<Long> dims(Signal.Tensor signal) {
    List<Long> dims = new ArrayList<>(List.of(Traced.BATCH));
    dims.addAll(signal.shape().extents());
    return dims;
  }

  private static ModelProto model(
      GraphProto.Builder graph, Map<String, Long> domains, Map<String, String> words) {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR)
            .setProducerName("Layerloom")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
            .setGraph(graph);
    domains.forEach(
        (domain, version) ->
            model.addOpsetImport(
                OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version)));
    words.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            word ->
                model.addMetadataProps(
                    StringStringEntryProto.newBuilder()
                        .setKey(word.getKey())
                        .setValue(word.getValue())));
    return model.build();
  }

  /** A tensor's type: its extents with a batch of any size in front. */
  private static ValueInfoProto info(String name, Signal.Tensor signal) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("batch"));
    Shape extents = signal.shape();
    extents
        .extents()
        .forEach(
            extent -> shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(extent)));
    int type =
        (signal.calculable() ? TensorProto.DataType.FLOAT : TensorProto.DataType.INT64).getNumber();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape)))
        .build();
  }

  /** The same model, which also gives what every layer computes. */
  public static ModelProto revealing(ModelProto model) {
    GraphProto.Builder graph = model.getGraph().toBuilder();
    List<String> known = graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
    graph.getValueInfoList().stream()
        .filter(info -> !known.contains(info.getName()))
        .forEach(graph::addOutput);
    return model.toBuilder().setGraph(graph).build();
  }
}
