package org.layerloom.exchange.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Makes models smaller. Weights of few numbers stay as they are: they would save nothing.
 *
 * <p>What is written are the standard's own nodes (Cast, QuantizeLinear, DequantizeLinear), which
 * runtimes either carry out as they stand or fuse to calculations in 8 bits.
 */
public final class Compression {

  /** What names of numbers hold that are to stay as they are: sines, not what was learned. */
  static final String EXACT = "exact:";

  private static final int FEW = 64;
  private static final int STEPS = 255;

  /** Operators whose result lies in the range of what they are given. */
  private static final Set<String> PASSING =
      Set.of("MaxPool", "Flatten", "Reshape", "Identity", "Dropout", "Transpose", "Squeeze");

  /** Operators that calculate in 8 bits. */
  private static final Set<String> MULTIPLYING = Set.of("Conv", "Gemm", "MatMul");

  /** The smallest and the largest number that a tensor held. */
  public record Span(float least, float most) {}

  private final GraphProto graph;
  private final Map<String, TensorProto> weights = new HashMap<>();
  private final Map<String, Span> spans;
  private final List<NodeProto> nodes = new ArrayList<>();
  private final List<TensorProto> numbers = new ArrayList<>();
  private final Set<String> replaced = new HashSet<>();
  private final Map<String, String> quantised = new HashMap<>();
  private final Map<String, Float> steps = new HashMap<>();
  private boolean dynamic;

  private Compression(GraphProto graph, Map<String, Span> spans) {
    this.graph = graph;
    this.spans = new HashMap<>(spans);
    graph.getInitializerList().stream()
        .filter(tensor -> tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber())
        .forEach(tensor -> weights.put(tensor.getName(), tensor));
  }

  /** Weights as 16-bit floats: half the size, calculated with in 32 bits. */
  public static ModelProto halves(ModelProto model) {
    Compression own = new Compression(model.getGraph(), Map.of());
    for (TensorProto tensor : own.weights.values()) {
      if (own.large(tensor)) {
        String half = tensor.getName() + "/half";
        own.numbers.add(Numbers8.halves(tensor, half));
        own.nodes.add(
            node(
                "Cast",
                tensor.getName(),
                List.of(half),
                Attributes.attribute("to", (long) TensorProto.DataType.FLOAT.getNumber())));
        own.replaced.add(tensor.getName());
      }
    }
    own.nodes.addAll(model.getGraph().getNodeList());
    return own.built(model);
  }

  /** Weights in 8 bits with a scale for each channel: a quarter of the size, calculated in 32. */
  public static ModelProto bytes(ModelProto model) {
    return new Compression(model.getGraph(), Map.of()).compressed(model);
  }

  /**
   * Weights and what flows in 8 bits.
   *
   * @param spans of the tensors that flow, as samples showed them
   */
  public static ModelProto bytes(ModelProto model, Map<String, Span> spans) {
    return new Compression(model.getGraph(), spans).compressed(model);
  }

  /**
   * Weights in 8 bits, and what flows into sums of products too, by the range that it has each
   * time: it needs no samples beforehand. Convolutions keep to 32 bits, for which the standard has
   * no such node that every runtime carries out.
   */
  public static ModelProto dynamic(ModelProto model) {
    Compression own = new Compression(model.getGraph(), Map.of());
    own.dynamic = true;
    return own.compressed(model);
  }

  private ModelProto compressed(ModelProto model) {
    for (NodeProto node : graph.getNodeList()) {
      if (PASSING.contains(node.getOpType()) && spans.containsKey(node.getInput(0))) {
        // The same steps before and behind: nothing has to be calculated anew.
        spans.put(node.getOutput(0), Objects.requireNonNull(spans.get(node.getInput(0))));
      }
      TensorProto weight = node.getInputCount() > 1 ? weights.get(node.getInput(1)) : null;
      if (MULTIPLYING.contains(node.getOpType()) && weight != null && large(weight)) {
        if (dynamic && plainProduct(node, weight)) {
          product(node, weight);
        } else {
          multiplying(node, weight);
        }
      } else if (PASSING.contains(node.getOpType())) {
        nodes.add(node.toBuilder().setInput(0, flowing(node.getInput(0))).build());
      } else {
        nodes.add(node);
      }
    }
    return built(model);
  }

  private boolean large(TensorProto tensor) {
    long size = tensor.getDimsList().stream().reduce(1L, (a, b) -> a * b);
    return tensor.getDimsCount() > 1 && size > FEW && !tensor.getName().contains(EXACT);
  }

  private void multiplying(NodeProto node, TensorProto weight) {
    NodeProto.Builder changed = node.toBuilder();
    int axis = node.getOpType().equals("MatMul") ? weight.getDimsCount() - 1 : 0;
    float[] scales = Numbers8.scales(weight, axis);
    String input = flowing(node.getInput(0));
    changed.setInput(0, input);
    changed.setInput(1, weight(weight, axis, scales));
    TensorProto bias = node.getInputCount() > 2 ? weights.get(node.getInput(2)) : null;
    Float step = steps.get(node.getInput(0));
    if (bias != null && step != null) {
      changed.setInput(2, bias(bias, scales, step));
    }
    nodes.add(changed.build());
  }

  /** Whether a node is rows times a matrix, and perhaps a bias: nothing scaled or turned over. */
  private static boolean plainProduct(NodeProto node, TensorProto weight) {
    if (node.getOpType().equals("Conv") || weight.getDimsCount() != 2) {
      return false;
    }
    return node.getOpType().equals("MatMul")
        || (whole(node, "transA") == 0 && real(node, "alpha") == 1 && real(node, "beta") == 1);
  }

  private static long whole(NodeProto node, String name) {
    return node.getAttributeList().stream()
        .filter(it -> it.getName().equals(name))
        .mapToLong(ai.onnx.proto.OnnxMl.AttributeProto::getI)
        .findFirst()
        .orElse(0);
  }

  private static float real(NodeProto node, String name) {
    return node.getAttributeList().stream()
        .filter(it -> it.getName().equals(name))
        .map(ai.onnx.proto.OnnxMl.AttributeProto::getF)
        .findFirst()
        .orElse(1f);
  }

  /** Whole numbers multiplied and added up, then brought back to their size. */
  private void product(NodeProto node, TensorProto given) {
    String name = node.getOutput(0);
    TensorProto weight = whole(node, "transB") == 1 ? turned(given) : given;
    float[] scales = Numbers8.scales(weight, 1);
    String bytes = given.getName() + "/bytes";
    String steps = given.getName() + "/steps";
    if (replaced.add(given.getName())) {
      numbers.add(Numbers8.bytes(weight, bytes, 1, scales));
      numbers.add(Tensors.of(steps, List.of((long) scales.length), FloatBuffer.wrap(scales)));
    }
    String input = node.getInput(0);
    if (quantised.putIfAbsent(input, input) == null) {
      nodes.add(
          NodeProto.newBuilder()
              .setOpType("DynamicQuantizeLinear")
              .setName(input + "/steps")
              .addInput(input)
              .addOutput(input + "/bytes")
              .addOutput(input + "/step")
              .addOutput(input + "/zero")
              .build());
    }
    nodes.add(
        node("MatMulInteger", name + "/wholes", List.of(input + "/bytes", bytes, input + "/zero")));
    nodes.add(
        node(
            "Cast",
            name + "/sums",
            List.of(name + "/wholes"),
            Attributes.attribute("to", (long) TensorProto.DataType.FLOAT.getNumber())));
    nodes.add(node("Mul", name + "/size", List.of(input + "/step", steps)));
    boolean biased = node.getInputCount() > 2;
    nodes.add(node("Mul", biased ? name + "/real" : name, List.of(name + "/sums", name + "/size")));
    if (biased) {
      nodes.add(node("Add", name, List.of(name + "/real", node.getInput(2))));
    }
  }

  /** A matrix with its rows as columns. */
  private static TensorProto turned(TensorProto matrix) {
    int rows = (int) matrix.getDims(0);
    int columns = (int) matrix.getDims(1);
    FloatBuffer values = Numbers8.reals(matrix);
    float[] turned = new float[rows * columns];
    for (int i = 0; i < turned.length; i++) {
      turned[i % columns * rows + i / columns] = values.get(i);
    }
    return Tensors.of(
        matrix.getName(), List.of((long) columns, (long) rows), FloatBuffer.wrap(turned));
  }

  /** What flows, in steps; as it is where nobody knows its span. */
  private String flowing(String name) {
    Span span = spans.get(name);
    if (span == null) {
      return name;
    }
    return quantised.computeIfAbsent(
        name,
        n -> {
          float least = Math.min(0, span.least());
          float most = Math.max(0, span.most());
          float step = most == least ? 1 : (most - least) / STEPS;
          steps.put(name, step);
          String scale = name + "/step";
          String zero = name + "/zero";
          numbers.add(Tensors.of(scale, List.of(), FloatBuffer.wrap(new float[] {step})));
          numbers.add(
              Numbers8.unsigned(zero, (int) Math.clamp(Math.rint(-least / step), 0, STEPS)));
          nodes.add(node("QuantizeLinear", name + "/steps", List.of(name, scale, zero)));
          nodes.add(
              node("DequantizeLinear", name + "/real", List.of(name + "/steps", scale, zero)));
          return name + "/real";
        });
  }

  private String weight(TensorProto weight, int axis, float[] scales) {
    String real = weight.getName() + "/real";
    if (replaced.add(weight.getName())) {
      String bytes = weight.getName() + "/bytes";
      String scale = weight.getName() + "/steps";
      numbers.add(Numbers8.bytes(weight, bytes, axis, scales));
      numbers.add(Tensors.of(scale, List.of((long) scales.length), FloatBuffer.wrap(scales)));
      nodes.add(
          node(
              "DequantizeLinear",
              real,
              List.of(bytes, scale),
              Attributes.attribute("axis", (long) axis)));
    }
    return real;
  }

  private String bias(TensorProto bias, float[] scales, float step) {
    String real = bias.getName() + "/real";
    if (replaced.add(bias.getName())) {
      float[] both = scales.clone();
      for (int i = 0; i < both.length; i++) {
        both[i] *= step;
      }
      String whole = bias.getName() + "/wholes";
      String scale = bias.getName() + "/steps";
      numbers.add(Numbers8.wholes(bias, whole, both));
      numbers.add(Tensors.of(scale, List.of((long) both.length), FloatBuffer.wrap(both)));
      nodes.add(
          node("DequantizeLinear", real, List.of(whole, scale), Attributes.attribute("axis", 0L)));
    }
    return real;
  }

  private static NodeProto node(
      String operator,
      String name,
      List<String> inputs,
      ai.onnx.proto.OnnxMl.AttributeProto... attributes) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .setName(name)
        .addAllInput(inputs)
        .addOutput(name)
        .addAllAttribute(List.of(attributes))
        .build();
  }

  private ModelProto built(ModelProto model) {
    GraphProto.Builder built = graph.toBuilder().clearNode().clearInitializer();
    graph.getInitializerList().stream()
        .filter(tensor -> !replaced.contains(tensor.getName()))
        .forEach(built::addInitializer);
    built.addAllInitializer(numbers).addAllNode(nodes);
    return model.toBuilder().setGraph(built).build();
  }
}
