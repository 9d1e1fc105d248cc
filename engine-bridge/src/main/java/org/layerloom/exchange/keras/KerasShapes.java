package org.layerloom.exchange.keras;

import java.util.List;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Value;

/** Layers that move numbers about: whose order is Keras's, and what follows for ours. */
final class KerasShapes {

  private final KerasFit fit;

  KerasShapes(KerasFit fit) {
    this.fit = fit;
  }

  /**
   * One row.
   *
   * @param turns whether Keras puts channels last before it flattens
   */
  NodeId flat(Node node, NodeId source, boolean turns) throws KerasFit.Straighten {
    List<Integer> axes = fit.axes(source);
    if (axes == null) {
      KerasOrder order =
          fit.order(source) instanceof KerasOrder.Row row ? row : new KerasOrder.Unknown();
      return fit.put(node, order, List.of(source));
    }
    int rank = axes.size();
    List<Integer> wanted = turns && rank > 1 ? KerasOrder.behind(rank, 0) : KerasOrder.same(rank);
    Shape shape = fit.sketch.shape(source);
    if (wanted.equals(axes)) {
      return fit.put(node, KerasOrder.same(1), source);
    }
    if (shape == null || fit.straight(node.id())) {
      return fit.put(node, KerasOrder.same(1), fit.ordered(source, wanted));
    }
    List<Long> extents = wanted.stream().map(axis -> shape.extent(axes.indexOf(axis))).toList();
    List<Integer> places = axes.stream().map(wanted::indexOf).toList();
    KerasOrder.Row row = new KerasOrder.Row(extents, places, node.id());
    return fit.put(
        node, row.alike() ? new KerasOrder.Axes(KerasOrder.same(1)) : row, List.of(source));
  }

  NodeId reshaped(Node node, NodeId source) throws KerasFit.Straighten {
    int rank = node.settings().wholes("shape").size();
    if (rank == 1) {
      return flat(node, source, false);
    }
    List<Integer> axes = fit.axes(source);
    if (axes == null && !(fit.order(source) instanceof KerasOrder.Row)) {
      return fit.put(node, new KerasOrder.Unknown(), List.of(source));
    }
    List<Integer> wanted = KerasOrder.same(axes == null ? 1 : axes.size());
    return fit.put(node, KerasOrder.same(rank), fit.ordered(source, wanted));
  }

  NodeId permuted(Node node, NodeId source) {
    List<Integer> axes = fit.axes(source);
    List<Long> dims = node.settings().wholes("order");
    if (axes == null || axes.size() != dims.size()) {
      return fit.put(node, new KerasOrder.Unknown(), List.of(source));
    }
    List<Long> order = dims.stream().map(dim -> axes.indexOf((int) (dim - 1)) + 1L).toList();
    return fit.put(
        node.with("order", new Value.Wholes(order)), KerasOrder.same(dims.size()), source);
  }
}
