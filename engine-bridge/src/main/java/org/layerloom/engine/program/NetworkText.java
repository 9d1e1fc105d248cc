package org.layerloom.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Kind;
import org.layerloom.network.LayerKind;
import org.layerloom.network.Link;
import org.layerloom.network.LossKind;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Port;
import org.layerloom.network.PortRef;
import org.layerloom.network.Signal;

/** Writes a network's nodes into a method, in the order of the flow. */
final class NetworkText {

  /** PyTorch's number for this layout in memory. */
  private static final int CHANNELS_LAST = 2;

  private final Layout layout;
  private final Body body;
  private final Precision precision;
  private final boolean training;
  private final boolean channelsLast;
  private final IntFunction<String> weights;
  private boolean everything;
  private final Map<PortRef, String> expressions = new HashMap<>();
  private final NodeCode.Known known = NodeCode.Known.nothing();

  /**
   * @param weights from a place in the state list to its expression
   */
  NetworkText(
      Layout layout,
      Body body,
      Precision precision,
      boolean training,
      boolean channelsLast,
      IntFunction<String> weights) {
    this.layout = layout;
    this.body = body;
    this.precision = precision;
    this.training = training;
    this.channelsLast = channelsLast;
    this.weights = weights;
  }

  /**
   * A network whose gradients are asked of its trained weights, outside training: leaves of their
   * own named {@code weights}, which share their numbers with the state list, and every node giving
   * what the next one takes.
   */
  static NetworkText overLeaves(Layout layout, Body body, Precision precision) {
    int trained = (int) layout.slots.stream().filter(Slot::trained).count();
    body.line("weights = annotate(List[Tensor], [])");
    body.block(
        "for i in range(" + trained + ")",
        () ->
            body.run("torch.append(weights, torch.requires_grad_(torch.detach(state[i]), True))"));
    return new NetworkText(
            layout,
            body,
            precision,
            false,
            false,
            place -> (place < trained ? "weights[" : "state[") + place + "]")
        .withoutShortcuts();
  }

  /** Writes the conversion of what is stored into what layers calculate with. */
  void features(String stored) {
    boolean real = ((Signal.Tensor) layout.signal(layout.dataset, 0)).calculable();
    String to =
        channelsLast
            ? "torch.to(%s, %d, False, False, %d)"
                .formatted(stored, precision.code(), CHANNELS_LAST)
            : "torch.to(%s, %d)".formatted(stored, real ? precision.code() : 4);
    expressions.put(port(layout.dataset, 0), body.let("features", to));
  }

  /**
   * Whatever a node gives is what the next one takes, also where a shorter way gives the same: for
   * methods that look at what flows between them.
   */
  NetworkText withoutShortcuts() {
    everything = true;
    return this;
  }

  /** What a node gives is from now on called otherwise. */
  void renew(Node node, String expression) {
    expressions.put(port(node, 0), expression);
  }

  void labels(String stored) {
    boolean classes = ((Signal.Labels) layout.signal(layout.dataset, 1)).classes() > 0;
    String to = classes ? stored : "torch.to(%s, %d)".formatted(stored, precision.code());
    expressions.put(port(layout.dataset, 1), body.let("labels", to));
  }

  /** Writes every layer among the nodes. */
  void layers(Set<NodeId> nodes) {
    for (Node node : layout.known()) {
      if (!nodes.contains(node.id())) {
        continue;
      }
      Kind kind = layout.kind(node);
      if (node.bypassed()) {
        List<String> first = arriving(node, kind.inputs().getFirst());
        give(port(node, 0), first.getFirst());
      } else if (kind instanceof LayerKind layer) {
        List<String> outputs = layer.forward(code(node, kind));
        for (int i = 0; i < outputs.size(); i++) {
          give(port(node, i), outputs.get(i));
        }
      }
    }
  }

  private void give(PortRef port, String expression) {
    expressions.put(port, expression);
    if (everything || layout.shared(port)) {
      known.shared().add(expression);
    }
  }

  /** Writes a loss and returns its expression. */
  String loss(Node node) {
    Kind kind = layout.kind(node);
    return ((LossKind) kind).loss(code(node, kind));
  }

  /** Writes what the labels that are known so far count for in a loss; null where all count 1. */
  @Nullable String mass(Node node) {
    Kind kind = layout.kind(node);
    List<String> labels = new ArrayList<>();
    for (Link link : layout.into(node, kind.inputs().get(1).name())) {
      String known = expressions.get(link.from());
      if (known != null) {
        labels.add(known);
      }
    }
    return labels.isEmpty() ? null : ((LossKind) kind).mass(code(node, List.of(List.of(), labels)));
  }

  /** The expression at a node's only link of an input. */
  String input(Node node, int port) {
    return arriving(node, layout.kind(node).inputs().get(port)).getFirst();
  }

  /** What an input was before its softmax or sigmoid; null where it is neither. */
  @Nullable String logits(Node node, int port) {
    return known.squashed().get(input(node, port));
  }

  String output(Node node, int port) {
    return Objects.requireNonNull(expressions.get(port(node, port)), () -> "unwritten " + node);
  }

  private NodeCode code(Node node, Kind kind) {
    List<List<String>> inputs = new ArrayList<>();
    kind.inputs().forEach(port -> inputs.add(arriving(node, port)));
    return code(node, inputs);
  }

  private NodeCode code(Node node, List<List<String>> inputs) {
    return new NodeCode(
        body,
        node.id(),
        stem(node),
        layout.site(node),
        inputs,
        name -> weights.apply(layout.place(node.id(), name)),
        layout.constants,
        known,
        training);
  }

  private List<String> arriving(Node node, Port port) {
    return layout.into(node, port.name()).stream()
        .map(link -> Objects.requireNonNull(expressions.get(link.from()), link::toString))
        .toList();
  }

  private PortRef port(Node node, int output) {
    return new PortRef(node.id(), layout.kind(node).outputs().get(output).name());
  }

  /** Ids may hold what names of variables may not, and may start with a digit. */
  private static String stem(Node node) {
    return "n_" + node.id().value().replaceAll("[^A-Za-z0-9]", "_");
  }
}
