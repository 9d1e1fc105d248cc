package org.layerloom.exchange.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.python.Python;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;
import org.layerloom.network.Term;
import org.layerloom.network.Weight;

/**
 * The network as a functional model of Keras 3, a variable a node. Tensors have channels in front,
 * as in the flowchart: the backends JAX and PyTorch run that on every device.
 */
public final class KerasCode {

  /** What comes of it. */
  public sealed interface Result {

    /**
     * The code.
     *
     * @param lines of each node, counted from 1
     */
    record Written(String source, Map<NodeId, List<Integer>> lines) implements Result {
      public Written {
        lines = Map.copyOf(lines);
      }
    }

    /** A node has no form in Keras. */
    record Refused(Message reason) implements Result {}
  }

  private final Outgoing network;
  private final Map<PortRef, String> variables = new HashMap<>();

  private KerasCode(Outgoing network) {
    this.network = network;
  }

  public static Result write(Outgoing network, String title) {
    return new KerasCode(network).written(title);
  }

  /** Whether a kind has a form at all. */
  public static boolean has(String kind) {
    return KerasForms.find(kind) != null;
  }

  /** Weights by layer and place, as {@code load} gives them to the layers. */
  public static List<NamedTensor> weights(Outgoing network, Map<String, NamedTensor> weights) {
    List<NamedTensor> all = new ArrayList<>();
    for (Node node : network.layers()) {
      Map<String, NamedTensor> held = new LinkedHashMap<>();
      for (Weight weight : network.layer(node).weights(network.site(node))) {
        String name = network.analysis().holder(node.id()) + "." + weight.name();
        held.put(weight.name(), Objects.requireNonNull(weights.get(name), name));
      }
      all.addAll(KerasWeights.of(node, network.site(node), Python.name(node.id().value()), held));
    }
    return all;
  }

  private Result written(String title) {
    List<String> body = new ArrayList<>();
    Map<Integer, NodeId> owners = new HashMap<>();
    List<String> given = new ArrayList<>();
    for (Outgoing.Entry entry : network.entries()) {
      String name = Python.name(entry.name());
      variables.put(entry.from(), name);
      given.add(name);
      List<Long> extents = entry.signal().shape().extents();
      body.add(
          "%s = keras.Input(shape=%s, name=\"%s\"%s)"
              .formatted(
                  name,
                  extents.isEmpty() ? "()" : Python.tuple(extents),
                  name,
                  entry.signal().calculable() ? "" : ", dtype=\"int32\""));
    }
    for (Node node : network.layers()) {
      String expression = expression(node);
      if (expression == null) {
        return new Result.Refused(Message.of("exchange.keras.noForm", new Term.OfNode(node)));
      }
      String name = Python.name(node.id().value());
      owners.put(body.size(), node.id());
      // What stands in no code would look as if it had been forgotten.
      String left =
          network.layer(node).augments()
              ? "  # " + node.kind() + " acts only while Layerloom trains, and is left out here"
              : "";
      body.add(name + " = " + expression + left);
      variables.put(new PortRef(node.id(), network.kind(node).outputs().getFirst().name()), name);
    }
    List<String> results =
        network.exits().stream()
            .map(exit -> Objects.requireNonNull(variables.get(exit.from())))
            .toList();
    body.add(
        "return keras.Model([%s], [%s], name=\"network\")"
            .formatted(String.join(", ", given), String.join(", ", results)));
    return text(title, body, owners);
  }

  private @Nullable String expression(Node node) {
    KerasForms.Form form = KerasForms.find(node.kind());
    // Weights that several nodes share would need one layer called twice.
    boolean shared = !network.analysis().holder(node.id()).equals(node.id());
    if (form == null || shared) {
      return null;
    }
    List<List<String>> inputs = new ArrayList<>();
    for (List<PortRef> sources : network.sources(node)) {
      inputs.add(
          sources.stream().map(port -> Objects.requireNonNull(variables.get(port))).toList());
    }
    return form.write(new KerasNode(Python.name(node.id().value()), network.site(node), inputs));
  }

  private static Result text(String title, List<String> body, Map<Integer, NodeId> owners) {
    List<String> lines = new ArrayList<>();
    String plain = title.replace("\"", "'").replace("\\", "/");
    lines.add("\"\"\"" + plain + ", drawn in Layerloom.");
    lines.add("");
    lines.add(
        "Keras 3. Tensors have the batch first, then channels: choose the backend jax or torch,");
    lines.add("for instance by KERAS_BACKEND=jax.");
    lines.add("\"\"\"");
    lines.add("import keras");
    lines.add("import numpy");
    lines.add("from keras import layers, ops");
    lines.add("");
    lines.add("");
    lines.add("def network():");
    Map<NodeId, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < body.size(); i++) {
      lines.add("    " + body.get(i));
      NodeId owner = owners.get(i);
      if (owner != null) {
        places.put(owner, List.of(lines.size()));
      }
    }
    LOADING.lines().forEach(lines::add);
    return new Result.Written(String.join("\n", lines) + "\n", places);
  }

  private static final String LOADING =
      """


      def load(path="weights.npz"):
          \"""The network with its trained numbers.\"""
          model = network()
          numbers = numpy.load(path, allow_pickle=False)
          for layer in model.layers:
              count = len(layer.get_weights())
              if layer.name + "/0" in numbers:
                  seeds = [w for w in layer.get_weights() if w.dtype.kind == "u"]
                  own = [numbers[f"{layer.name}/{i}"] for i in range(count - len(seeds))]
                  layer.set_weights(own + seeds)
          return model
      """;
}
