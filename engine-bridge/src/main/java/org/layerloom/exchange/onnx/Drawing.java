package org.layerloom.exchange.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.layerloom.exchange.onnx.Traced.Fixed;
import org.layerloom.exchange.onnx.Traced.Scalar;
import org.layerloom.exchange.onnx.Traced.Wire;

/**
 * An ONNX graph while it grows. Nodes are called after the flowchart's node that they belong to:
 * {@code conv1/Conv}, {@code conv1/Relu}; the last one's result is called {@code conv1}.
 */
final class Drawing {

  private final List<NodeProto.Builder> nodes = new ArrayList<>();
  private final Map<String, TensorProto> numbers = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Map<String, Long> domains = new TreeMap<>();
  private String scope = "";
  private int scopeStart;

  /** What is drawn from now on belongs to a node of the flowchart. */
  void enter(String id) {
    scope = id;
    scopeStart = nodes.size();
  }

  /** Gives a node's result its lasting name; one that only passes through gets a node too. */
  Wire leave(Traced result, String name) {
    Wire wire = wire(result);
    boolean own =
        nodes.subList(scopeStart, nodes.size()).stream()
            .anyMatch(node -> node.getOutputList().contains(wire.name()));
    Wire last = own ? wire : emit("Identity", wire.dims(), wire.whole(), List.of(wire.name()));
    for (NodeProto.Builder node : nodes.subList(scopeStart, nodes.size())) {
      for (int i = 0; i < node.getOutputCount(); i++) {
        if (node.getOutput(i).equals(last.name())) {
          node.setOutput(i, name);
        }
      }
      for (int i = 0; i < node.getInputCount(); i++) {
        if (node.getInput(i).equals(last.name())) {
          node.setInput(i, name);
        }
      }
    }
    names.add(name);
    return new Wire(name, last.dims(), last.whole());
  }

  /** Keeps a name for an input of the graph. */
  void reserve(String name) {
    names.add(name);
  }

  /** A node with one real result. */
  Wire emit(String operator, List<Long> dims, List<String> inputs, AttributeProto... attributes) {
    return emit(operator, dims, false, inputs, attributes);
  }

  Wire emit(
      String operator,
      List<Long> dims,
      boolean whole,
      List<String> inputs,
      AttributeProto... attributes) {
    String name = fresh(operator);
    node(operator, name, inputs, List.of(name), attributes);
    return new Wire(name, dims, whole);
  }

  /** A node with several results, whose names come back; an empty one is not wanted. */
  List<String> emitSeveral(
      String operator, List<String> results, List<String> inputs, AttributeProto... attributes) {
    String name = fresh(operator);
    List<String> outputs =
        results.stream()
            .map(result -> result.isEmpty() ? "" : fresh(operator + "." + result))
            .toList();
    node(operator, name, inputs, outputs, attributes);
    return outputs;
  }

  private void node(
      String operator,
      String name,
      List<String> inputs,
      List<String> outputs,
      AttributeProto... attributes) {
    nodes.add(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(name)
            .addAllInput(inputs)
            .addAllOutput(outputs)
            .addAllAttribute(List.of(attributes)));
  }

  /** A node that is complete but for its own name. */
  void add(NodeProto.Builder node) {
    String first = node.getOutputCount() > 0 ? node.getOutput(0) : "";
    nodes.add(node.setName(first.isEmpty() ? fresh(node.getOpType()) : first));
  }

  /** Numbers of any type, under their own name. */
  String keep(TensorProto tensor) {
    numbers.putIfAbsent(tensor.getName(), tensor);
    return tensor.getName();
  }

  /** Operators of another set than the standard's are used. */
  void needs(String domain, long version) {
    domains.merge(domain, version, Math::max);
  }

  /** Sets of operators beside the standard's, and their versions. */
  Map<String, Long> domains() {
    return domains;
  }

  String fresh(String stem) {
    String name = scope + "/" + stem;
    for (int number = 1; !names.add(name); number++) {
      name = scope + "/" + stem + "_" + number;
    }
    return name;
  }

  /** What nodes call it; known numbers become part of the file. */
  String use(Traced traced) {
    return switch (traced) {
      case Wire wire -> wire.name();
      case Fixed fixed -> {
        numbers.computeIfAbsent(
            fixed.name(), name -> Tensors.of(name, fixed.dims(), fixed.values()));
        yield fixed.name();
      }
      case Scalar(double value) -> number(value);
      default -> throw new Unwritable("a calculation with " + traced);
    };
  }

  /** A result that flows, also where its numbers are known. */
  Wire wire(Traced traced) {
    return switch (traced) {
      case Wire wire -> wire;
      case Fixed fixed -> new Wire(use(fixed), fixed.dims(), false);
      default -> throw new Unwritable("a result that is " + traced);
    };
  }

  /** A real number without axes. */
  String number(double value) {
    String name = "number/" + value;
    float[] one = {(float) value};
    numbers.computeIfAbsent(name, n -> Tensors.of(n, List.of(), FloatBuffer.wrap(one)));
    return name;
  }

  /** Whole numbers along one axis: axes, extents. */
  String wholes(List<Long> values) {
    String name =
        values.stream().map(String::valueOf).collect(Collectors.joining("_", "wholes/", ""));
    numbers.computeIfAbsent(name, n -> Tensors.wholes(n, values));
    return name;
  }

  /** A whole number without axes. */
  String whole(long value) {
    String name = "whole/" + value;
    numbers.computeIfAbsent(name, n -> Tensors.whole(n, value));
    return name;
  }

  /** Numbers calculated from known ones, under a name of their own. */
  Fixed fixed(String stem, List<Long> dims, float[] values) {
    return new Fixed(fresh(stem), dims, FloatBuffer.wrap(values));
  }

  /** Numbers of the layer's own program: no compression makes them coarser. */
  Fixed constant(String stem, List<Long> dims, float[] values) {
    return new Fixed(fresh(Compression.EXACT + stem), dims, FloatBuffer.wrap(values));
  }

  List<NodeProto> nodes() {
    return nodes.stream().map(NodeProto.Builder::build).toList();
  }

  /** Known numbers that some node uses. */
  List<TensorProto> numbers() {
    Map<String, Boolean> used = new HashMap<>();
    nodes.forEach(node -> node.getInputList().forEach(input -> used.put(input, true)));
    return numbers.values().stream().filter(tensor -> used.containsKey(tensor.getName())).toList();
  }
}
