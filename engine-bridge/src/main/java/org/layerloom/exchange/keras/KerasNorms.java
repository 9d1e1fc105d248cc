package org.layerloom.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Value;

/** Layers that act along one axis: here it is the first or the last, in Keras any. */
final class KerasNorms {

  /** The part of a {@code Normalization} that is added; no layer's word has a slash. */
  static final String OFFSET = "/offset";

  private final KerasFit fit;
  private final Node node;
  private final @Nullable KerasLayer layer;

  KerasNorms(KerasFit fit, Node node, @Nullable KerasLayer layer) {
    this.fit = fit;
    this.node = node;
    this.layer = layer;
  }

  NodeId behind(NodeId source) throws KerasFit.Straighten {
    List<Integer> axes = fit.axes(source);
    if (axes == null && fit.order(source) instanceof KerasOrder.Row row) {
      // Its numbers can be put into this order, but neighbours cannot.
      NodeId from =
          node.kind().equals("groupNorm") ? fit.ordered(source, KerasOrder.same(1)) : source;
      return fit.put(node, row, List.of(from));
    }
    if (axes == null || layer == null) {
      return fit.put(node, fit.order(source), List.of(source));
    }
    int rank = axes.size();
    int axis = node.kind().equals("prelu") ? slope(rank) : layer.axis("axis", -1, rank);
    if (axis < 0) {
      fit.note(layer, node.kind().equals("prelu") ? "shared_axes" : "axis");
      return fit.put(node, axes, source);
    }
    boolean last = node.kind().equals("layerNorm") || node.kind().equals("rmsNorm");
    boolean fits = axis == (last ? axes.getLast() : axes.getFirst());
    List<Integer> wanted =
        fits ? axes : last ? KerasOrder.behind(rank, axis) : KerasOrder.front(rank, axis);
    return fit.put(node, wanted, fit.ordered(source, wanted));
  }

  /** The only axis along which slopes differ; -1 where there are several. */
  private int slope(int rank) {
    Set<Integer> shared = new HashSet<>();
    JsonNode given = KerasFit.setting(layer, "shared_axes");
    given.forEach(axis -> shared.add(axis.asInt() - 1));
    List<Integer> own =
        KerasOrder.same(rank).stream().filter(axis -> !shared.contains(axis)).toList();
    return own.size() == 1 ? own.getFirst() : -1;
  }

  NodeId softmax(NodeId source) throws KerasFit.Straighten {
    List<Integer> axes = fit.axes(source);
    if (axes == null) {
      return fit.put(node, fit.order(source), List.of(source));
    }
    int rank = axes.size();
    boolean own = layer != null && layer.kind().equals("Softmax");
    int axis = own && layer != null ? layer.axis("axis", -1, rank) : rank - 1;
    if (axis < 0) {
      fit.note(layer, "axis");
      return fit.put(node, axes, source);
    }
    boolean first = node.kind().equals("softmax") && axes.getFirst() == axis;
    if (first && axes.getLast() != axis) {
      return fit.put(node.with("over", new Value.Text("first")), axes, source);
    }
    List<Integer> wanted = axes.getLast() == axis ? axes : KerasOrder.behind(rank, axis);
    return fit.put(node, wanted, fit.ordered(source, wanted));
  }

  /**
   * What {@code Normalization} does, by numbers that no training changes: a factor for every
   * channel, and what is added.
   */
  NodeId standard(NodeId source) throws KerasFit.Straighten {
    KerasOrder.Axes order =
        fit.order(source) instanceof KerasOrder.Row row
            ? throwing(row)
            : fit.order(source) instanceof KerasOrder.Axes axes ? axes : null;
    Shape shape = fit.sketch.shape(source);
    boolean all = layer != null && layer.config().path("axis").isNull();
    int axis = order == null || layer == null ? -1 : layer.axis("axis", -1, order.axes().size());
    if (order == null || layer == null || shape == null || (axis < 0 && !all)) {
      fit.note(layer, "axis");
      return fit.put(node, fit.order(source), List.of(source));
    }
    List<Long> extents = new ArrayList<>();
    for (int place = 0; place < shape.rank(); place++) {
      extents.add(!all && order.axes().get(place) == axis ? shape.extent(place) : 1);
    }
    Value.Wholes shaped = new Value.Wholes(extents);
    Map<String, Value> ones = Map.of("shape", shaped, "value", new Value.Real(1));
    NodeId factor = fit.put(fit.sketch.like(node, "constant", ones), order, List.of(source));
    NodeId offset =
        fit.add(node.id() + "_offset", "constant", Map.of("shape", shaped), order, source);
    fit.name(layer, OFFSET, offset);
    NodeId scaled = fit.add(node.id() + "_scaled", "multiply", Map.of(), order, source, factor);
    return fit.add(node.id() + "_moved", "add", Map.of(), order, scaled, offset);
  }

  private static KerasOrder.Axes throwing(KerasOrder.Row row) throws KerasFit.Straighten {
    throw new KerasFit.Straighten(row.at());
  }
}
