package org.layerloom.exchange.pytorch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.python.Python;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;
import org.layerloom.network.Term;

/** Writes a network as a PyTorch module. */
public final class ModelCode {

  /** What comes of it. */
  public sealed interface Result {

    /**
     * @param source the whole {@code model.py}
     * @param lines of the source that belong to each node, counted from 1
     */
    record Written(String source, Map<NodeId, List<Integer>> lines) implements Result {
      public Written {
        lines = Map.copyOf(lines);
      }
    }

    /** A node has no form in PyTorch. */
    record Refused(Message reason) implements Result {}
  }

  private final Outgoing network;
  private final TreeSet<String> helpers = new TreeSet<>();
  private final Map<PortRef, String> variables = new HashMap<>();

  /** By the node that holds weights, the name of the first module that has them. */
  private final Map<NodeId, String> shared = new HashMap<>();

  private final List<Line> modules = new ArrayList<>();
  private final List<Line> forward = new ArrayList<>();

  /** A line of a node. */
  private record Line(NodeId node, String text) {}

  private ModelCode(Outgoing network) {
    this.network = network;
  }

  public static Result write(Outgoing network, String title) {
    return new ModelCode(network).write(title);
  }

  /** Whether a class is one that code brings with it because PyTorch has none like it. */
  public static boolean isHelper(String name) {
    return Helpers.ALL.containsKey(name);
  }

  /** Weights under the names that the module's own {@code state_dict} has for them. */
  public static List<NamedTensor> weights(Outgoing network, Map<String, NamedTensor> weights) {
    List<NamedTensor> named = new ArrayList<>();
    for (Node node : network.layers()) {
      network
          .layer(node)
          .weights(network.site(node))
          .forEach(
              weight -> {
                NamedTensor tensor =
                    Objects.requireNonNull(
                        weights.get(network.analysis().holder(node.id()) + "." + weight.name()));
                String name = Python.name(node.id().value()) + "." + weight.name();
                named.add(new NamedTensor(name, tensor.shape(), tensor.values()));
              });
    }
    return named;
  }

  private Result write(String title) {
    List<String> given = new ArrayList<>();
    for (Outgoing.Entry entry : network.entries()) {
      String name = Python.name(entry.name());
      variables.put(entry.from(), name);
      given.add(name);
    }
    for (Node node : network.layers()) {
      Forms.Form form = Forms.find(node.kind());
      if (form == null) {
        return new Result.Refused(Message.of("exchange.pytorch.noForm", new Term.OfNode(node)));
      }
      node(node, form);
    }
    return text(title, given);
  }

  private void node(Node node, Forms.Form form) {
    List<List<String>> inputs = new ArrayList<>();
    for (List<PortRef> sources : network.sources(node)) {
      inputs.add(
          sources.stream().map(port -> Objects.requireNonNull(variables.get(port))).toList());
    }
    String name = Python.name(node.id().value());
    NodeForm written = new NodeForm(name, network.site(node), inputs, helpers);
    String result = form.write(written);
    NodeId holder = network.analysis().holder(node.id());
    String first = shared.putIfAbsent(holder, name);
    // Weights that several nodes share are one module under several names.
    written
        .modules()
        .forEach(
            line ->
                modules.add(
                    new Line(
                        node.id(), first == null ? line : "self." + name + " = self." + first)));
    written.lines().forEach(line -> forward.add(new Line(node.id(), line)));
    forward.add(new Line(node.id(), name + " = " + result));
    variables.put(new PortRef(node.id(), network.kind(node).outputs().getFirst().name()), name);
  }

  private Result text(String title, List<String> given) {
    Source source = new Source();
    source.line("\"\"\"" + title.replace("\"", "'").replace("\\", "/") + ", drawn in Layerloom.");
    source.line("");
    source.line("Tensors have the batch as their first axis.");
    source.line("\"\"\"");
    source.line("import json");
    source.line("import math");
    source.line("import struct");
    source.line("");
    source.line("import torch");
    source.line("import torch.nn as nn");
    source.line("import torch.nn.functional as F");
    helpers.forEach(helper -> source.block(Objects.requireNonNull(Helpers.ALL.get(helper))));
    source.line("");
    source.line("");
    source.line("class Model(nn.Module):");
    source.line("    def __init__(self):");
    source.line("        super().__init__()");
    modules.forEach(line -> source.line(line.node(), "        " + line.text()));
    source.line("");
    source.line("    def forward(self, " + String.join(", ", given) + "):");
    forward.forEach(line -> source.line(line.node(), "        " + line.text()));
    List<String> results =
        network.exits().stream()
            .map(exit -> Objects.requireNonNull(variables.get(exit.from())))
            .toList();
    source.line("        return " + String.join(", ", results));
    source.block(LOADING);
    return new Result.Written(source.text.toString(), source.lines);
  }

  /** Reads safetensors with Python alone: one package less to install. */
  private static final String LOADING =
      """
      def read_tensors(path):
          \"""The tensors of a safetensors file by name.\"""
          types = {"F32": torch.float32, "I64": torch.int64, "U8": torch.uint8}
          with open(path, "rb") as file:
              (length,) = struct.unpack("<Q", file.read(8))
              header = json.loads(file.read(length))
              content = bytearray(file.read())
          header.pop("__metadata__", None)
          tensors = {}
          for name, entry in header.items():
              begin, end = entry["data_offsets"]
              numbers = torch.frombuffer(content[begin:end], dtype=types[entry["dtype"]])
              tensors[name] = numbers.reshape(entry["shape"])
          return tensors


      def load(path="model.safetensors"):
          \"""The network with its trained numbers, ready to answer.\"""
          model = Model()
          missing, unknown = model.load_state_dict(read_tensors(path), strict=False)
          missing = [name for name in missing if not name.endswith("num_batches_tracked")]
          if missing or unknown:
              raise ValueError(f"{path} is of another network: {missing or unknown}")
          return model.eval()
      """;

  /** Text whose lines are counted. */
  private static final class Source {
    private final StringBuilder text = new StringBuilder();
    private final Map<NodeId, List<Integer>> lines = new LinkedHashMap<>();
    private int count;

    void line(String line) {
      text.append(line).append('\n');
      count++;
    }

    void line(NodeId node, String line) {
      line(line);
      lines.computeIfAbsent(node, id -> new ArrayList<>()).add(count);
    }

    void block(String block) {
      line("");
      line("");
      block.lines().forEach(this::line);
    }
  }
}
