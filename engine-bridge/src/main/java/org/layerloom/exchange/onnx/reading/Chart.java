package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.NodeProto;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.in.Draft;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.network.Shape;

/** A flowchart while it is made of a file's operators. */
final class Chart {

  /** A wire of the flowchart. */
  record Wire(Flow from, String node, String port) {}

  /** A node that operators became, and what is expected to come out of it. */
  @SuppressWarnings("ArrayRecordComponent") // extents of this room, which nobody changes
  record Made(NodeProto origin, int operator, String id, long[] dims) {}

  final Draft draft;
  private final Map<String, Val> values = new HashMap<>();
  private final Map<String, Integer> uses;
  private final List<Wire> wires = new ArrayList<>();
  private final Map<String, List<NamedTensor>> weights = new LinkedHashMap<>();
  private final Map<String, Made> made = new LinkedHashMap<>();
  private final List<Region> regions = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private @Nullable Flow anchor;
  private int operator;

  Chart(String name, Catalogue catalogue, Map<String, Integer> uses) {
    this.draft = new Draft(name, catalogue);
    this.uses = uses;
  }

  /** What is made from now on stands for the file's operator of this number. */
  void at(int number) {
    this.operator = number;
  }

  int at() {
    return operator;
  }

  void put(String name, Val value) {
    if (!name.isEmpty()) {
      values.put(name, value);
    }
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** Null for an input that is left out. */
  @Nullable Val value(NodeProto node, int input) {
    if (input >= node.getInputCount() || node.getInput(input).isEmpty()) {
      return null;
    }
    Val value = values.get(node.getInput(input));
    if (value == null) {
      throw new Unreadable("exchange.onnx.noValue", Names.of(node), node.getInput(input));
    }
    return value;
  }

  @Nullable Val value(String name) {
    return values.get(name);
  }

  @Nullable Flow flow(NodeProto node, int input) {
    return value(node, input) instanceof Flow flow ? flow : null;
  }

  /** A tensor of real numbers. */
  @Nullable Flow real(NodeProto node, int input) {
    return value(node, input) instanceof Flow flow && flow.real() ? flow : null;
  }

  @Nullable Known known(NodeProto node, int input) {
    return value(node, input) instanceof Known known ? known : null;
  }

  boolean given(NodeProto node, int input) {
    return input < node.getInputCount() && !node.getInput(input).isEmpty();
  }

  /** Any tensor, to tell how many samples there are; null where there is no input. */
  @Nullable Flow anchor() {
    return anchor;
  }

  void anchored(Flow input) {
    anchor = anchor == null ? input : anchor;
  }

  /** Takes a node out, with what leads to it. */
  void remove(String id) {
    made.remove(id);
    weights.remove(id);
    draft.remove(id);
    wires.removeIf(wire -> wire.node().equals(id));
  }

  /** How many operators use a value. */
  int uses(String name) {
    return uses.getOrDefault(name, 0);
  }

  /** Makes a node for an operator, whose first result it gives. */
  Flow make(
      NodeProto node, String kind, Consumer<ObjectNode> settings, List<Flow> inputs, long... dims) {
    Flow flow = makeOnly(node, kind, settings, inputs, dims);
    put(node.getOutput(0), flow);
    return flow;
  }

  /** Makes one of several nodes that an operator becomes. */
  Flow makeOnly(
      NodeProto node, String kind, Consumer<ObjectNode> settings, List<Flow> inputs, long... dims) {
    String id = free(Names.stem(node, kind));
    settings.accept(draft.node(id, kind));
    String port = kind.equals("dataset") ? "features" : "out";
    made.put(id, new Made(node, operator, id, dims));
    for (int i = 0; i < inputs.size(); i++) {
      String input = kind.equals("dot") ? (i == 0 ? "a" : "b") : "in";
      wires.add(new Wire(inputs.get(i), id, input));
    }
    long most = inputs.isEmpty() || MOVES.contains(kind) ? most(inputs) : 0;
    return new Flow(id, port, dims, most, null);
  }

  private static final Set<String> MOVES =
      Set.of("reshape", "flatten", "permute", "slice", "squeeze", "concat");

  private static long most(List<Flow> inputs) {
    return inputs.isEmpty() ? 0 : inputs.getFirst().most();
  }

  /** A free id, which is then taken. */
  String free(String wanted) {
    String stem = wanted.replaceFirst("1$", "");
    String plain = draft.free(wanted);
    String id = plain;
    for (int number = 2; !taken.add(id) || (number > 2 && draft.has(id)); number++) {
      id = draft.free(stem + number);
    }
    return id;
  }

  /** Numbers of a node. */
  void weigh(Flow of, String name, float[] values, long... dims) {
    weights
        .computeIfAbsent(of.node(), id -> new ArrayList<>())
        .add(
            new NamedTensor(
                of.node() + "." + name,
                new Shape(Arrays.stream(dims).boxed().toList()),
                FloatBuffer.wrap(values)));
  }

  /** The node that a value's only use may still become part of; null where there is none. */
  @Nullable Made origin(Flow flow, String value) {
    return uses(value) == 1 && flow.from() == null ? made.get(flow.node()) : null;
  }

  boolean weighs(String node, String name) {
    return weights.getOrDefault(node, List.of()).stream()
        .anyMatch(tensor -> tensor.name().equals(node + "." + name));
  }

  Region region() {
    Region region = new Region();
    regions.add(region);
    return region;
  }

  List<Region> regions() {
    return regions.stream().filter(region -> region.root() == region).toList();
  }

  void wire(Flow from, String node, String port) {
    wires.add(new Wire(from, node, port));
  }

  List<Wire> wires() {
    return wires;
  }

  List<NamedTensor> weights() {
    return weights.values().stream().flatMap(List::stream).toList();
  }

  Map<String, Made> made() {
    return made;
  }

  void note(String key, Object... values) {
    draft.note(Message.of(key, values));
  }
}
