package org.layerloom.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Value;

/**
 * Layers whose windows slide over axes. Keras pads so that windows cover everything, and puts the
 * odd row behind; nodes here pad alike on both sides.
 */
final class KerasWindows {

  private final KerasFit fit;
  private final Node node;
  private final @Nullable KerasLayer layer;
  private final int count;
  private final boolean softens;
  private final KerasOrder.Axes order;

  KerasWindows(KerasFit fit, Node node, @Nullable KerasLayer layer) {
    this.fit = fit;
    this.layer = layer;
    this.count = node.kind().charAt(node.kind().length() - 2) - '0';
    boolean front = layer != null && layer.channelsFirst();
    this.order =
        new KerasOrder.Axes(
            front ? KerasOrder.same(count + 1) : KerasOrder.front(count + 1, count));
    // Keras's softmax goes over the last axis, wherever channels are.
    this.softens =
        front
            && node.settings().has("activation")
            && node.settings().text("activation").equals("softmax");
    this.node = softens ? node.with("activation", new Value.Text("none")) : node;
  }

  NodeId behind(NodeId source) throws KerasFit.Straighten {
    NodeId from = fit.ordered(source, order.axes());
    String padding = KerasFit.setting(layer, "padding").asText();
    if (node.kind().startsWith("convTranspose")) {
      return softened(transposed(from, padding.equals("same")));
    }
    if (node.kind().contains("pool")) {
      return padding.equals("same") ? pooled(from) : put(node, from);
    }
    if (!node.kind().contains("onv")) {
      return put(node, from);
    }
    return switch (padding) {
      case "causal" -> softened(causal(from));
      case "same" -> softened(leaps() ? same(from) : put(node, from));
      default -> softened(put(node, from));
    };
  }

  private NodeId put(Node as, NodeId from) {
    return fit.put(as, order, List.of(from));
  }

  private NodeId softened(NodeId id) {
    return softens ? fit.add(node.id() + "_softmax", "softmax", Map.of(), order, id) : id;
  }

  private long at(String setting, int axis) {
    return node.settings().wholes(setting).get(axis);
  }

  private boolean leaps() {
    return node.settings().wholes("stride").stream().anyMatch(stride -> stride > 1);
  }

  private long reach(int axis) {
    long dilation = node.settings().has("dilation") ? at("dilation", axis) : 1;
    return dilation * (at("kernel", axis) - 1) + 1;
  }

  /** Zeros on both sides together, by axis. */
  private List<Long> totals(Shape shape) {
    List<Long> totals = new ArrayList<>();
    for (int axis = 0; axis < count; axis++) {
      long covered = (places(shape, axis) - 1) * at("stride", axis) + reach(axis);
      totals.add(Math.max(0, covered - shape.extent(axis + 1)));
    }
    return totals;
  }

  private long places(Shape shape, int axis) {
    return Math.ceilDiv(shape.extent(axis + 1), at("stride", axis));
  }

  private @Nullable Shape shape(NodeId from) {
    Shape shape = fit.sketch.shape(from);
    if (shape == null || shape.rank() != count + 1) {
      fit.note(layer, "padding=" + KerasFit.setting(layer, "padding").asText());
      return null;
    }
    return shape;
  }

  private Node explicit(List<Long> pad) {
    return pad.stream().allMatch(each -> each == 0)
        ? node.with("padding", new Value.Text("valid"))
        : node.with("padding", new Value.Text("explicit")).with("pad", new Value.Wholes(pad));
  }

  private NodeId same(NodeId from) {
    Shape shape = shape(from);
    if (shape == null) {
      return put(node, from);
    }
    List<Long> totals = totals(shape);
    boolean even = totals.stream().allMatch(total -> total % 2 == 0);
    if (!even && count == 2) {
      List<Long> borders = new ArrayList<>();
      totals.forEach(
          total -> {
            borders.add(total / 2);
            borders.add(total - total / 2);
          });
      return put(explicit(List.of(0L, 0L)), bordered(from, borders, "zeros"));
    }
    // A window more in front, which is cut off again, moves the odd row behind.
    List<Long> pad = new ArrayList<>();
    for (int axis = 0; axis < count; axis++) {
      pad.add(totals.get(axis) / 2 + (totals.get(axis) % 2 == 0 ? 0 : at("stride", axis)));
    }
    NodeId id = put(explicit(pad), from);
    for (int axis = 0; axis < count; axis++) {
      if (totals.get(axis) % 2 != 0) {
        id = cut(id, axis, 2, places(shape, axis) + 1);
      }
    }
    return id;
  }

  /** Zeros before the beginning only: those behind the end are cut off again. */
  private NodeId causal(NodeId from) {
    Shape shape = shape(from);
    if (shape == null || reach(0) == 1) {
      return put(explicit(List.of(0L)), from);
    }
    NodeId id = put(explicit(List.of(reach(0) - 1)), from);
    return cut(id, 0, 1, places(shape, 0));
  }

  private NodeId bordered(NodeId from, List<Long> borders, String fill) {
    return fit.add(
        node.id() + "_pad",
        "pad2d",
        Map.of("borders", new Value.Wholes(borders), "fill", new Value.Text(fill)),
        order,
        from);
  }

  private NodeId cut(NodeId id, int axis, long from, long to) {
    return fit.add(
        node.id() + "_cut",
        "slice",
        Map.of(
            "axis", new Value.Whole(axis + 2L),
            "from", new Value.Whole(from),
            "to", new Value.Whole(to)),
        order,
        id);
  }

  private NodeId pooled(NodeId from) {
    Shape shape = shape(from);
    if (shape == null) {
      return put(node, from);
    }
    List<Long> totals = totals(shape);
    boolean even = totals.stream().allMatch(total -> total % 2 == 0);
    if (!even && !node.kind().startsWith("max")) {
      fit.note(layer, "padding=same");
      return put(node, from);
    }
    List<Long> pad = totals.stream().map(total -> total / 2).toList();
    Node padded = node.with("pad", new Value.Wholes(pad));
    return put(padded, even ? from : longer(from, totals, shape));
  }

  /** With the last row twice where one is odd: that changes no largest number. */
  private NodeId longer(NodeId from, List<Long> totals, Shape shape) {
    if (count == 2) {
      List<Long> borders = List.of(0L, totals.get(0) % 2, 0L, totals.get(1) % 2);
      return bordered(from, borders, "replicate");
    }
    NodeId id = from;
    for (int axis = 0; axis < count; axis++) {
      if (totals.get(axis) % 2 != 0) {
        long last = shape.extent(axis + 1);
        NodeId edge = cut(id, axis, last, last);
        Map<String, Value> along = Map.of("axis", new Value.Whole(axis + 2L));
        id = fit.add(node.id() + "_edge", "concat", along, order, id, edge);
      }
    }
    return id;
  }

  /**
   * Keras's result has a length of its own: {@code in · stride}, or what {@code output_padding}
   * makes of it. What a plain transposed convolution gives more is cut off, the odd row behind;
   * TensorFlow and JAX do so, and PyTorch's side of Keras the other way round.
   */
  private NodeId transposed(NodeId from, boolean same) {
    JsonNode more = KerasFit.setting(layer, "output_padding");
    List<Long> pad = new ArrayList<>();
    List<Long> behind = new ArrayList<>();
    Map<Integer, Long> odd = new HashMap<>();
    for (int axis = 0; axis < count; axis++) {
      long reach = reach(axis);
      JsonNode own = more.isArray() ? more.path(axis) : more;
      long plain = reach - at("stride", axis);
      long total =
          own.isNumber()
              ? (same ? reach / 2 * 2 : 0) - own.asLong()
              : same ? plain : Math.min(0, plain);
      pad.add(Math.max(0, total) / 2);
      behind.add(Math.max(0, -total));
      if (total > 0 && total % 2 != 0) {
        odd.put(axis, 1L);
      }
    }
    NodeId id =
        put(
            node.with("pad", new Value.Wholes(pad)).with("outputPad", new Value.Wholes(behind)),
            from);
    if (odd.isEmpty()) {
      return id;
    }
    if (count == 2) {
      List<Long> borders = List.of(0L, odd.getOrDefault(0, 0L), 0L, odd.getOrDefault(1, 0L));
      return fit.add(
          id + "_cut", "crop2d", Map.of("borders", new Value.Wholes(borders)), order, id);
    }
    Shape shape = shape(id);
    for (int axis : shape == null ? Collections.<Integer>emptySet() : odd.keySet()) {
      id = cut(id, axis, 1, shape == null ? 1 : shape.extent(axis + 1) - 1);
    }
    return id;
  }
}
