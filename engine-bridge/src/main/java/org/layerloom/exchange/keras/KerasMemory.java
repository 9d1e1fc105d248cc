package org.layerloom.exchange.keras;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Value;

/** Recurrent layers: what becomes of both directions, and of a layer that reads backwards. */
final class KerasMemory {

  private final KerasFit fit;
  private final Node node;
  private final @Nullable KerasLayer layer;

  KerasMemory(KerasFit fit, Node node, @Nullable KerasLayer layer) {
    this.fit = fit;
    this.node = node;
    this.layer = layer;
  }

  NodeId behind(NodeId source) throws KerasFit.Straighten {
    NodeId from = fit.ordered(source, KerasOrder.same(2));
    boolean steps = node.settings().text("returns").equals("sequence");
    KerasOrder.Axes out = new KerasOrder.Axes(KerasOrder.same(steps ? 2 : 1));
    long units = node.settings().whole("units");
    if (layer == null) {
      return fit.put(node, out.axes(), from);
    }
    if (layer.backwards()) {
      return backwards(out, from, steps, units);
    }
    NodeId id = fit.put(node, out.axes(), from);
    String merge =
        switch (KerasFit.setting(layer, "merge_mode").asText()) {
          case "sum" -> "add";
          case "mul" -> "multiply";
          case "ave" -> "average";
          default -> "";
        };
    return merge.isEmpty()
        ? id
        : fit.add(
            id + "_" + merge,
            merge,
            Map.of(),
            out,
            part("_forward", id, out, 1, units),
            part("_backward", id, out, units + 1, 2 * units));
  }

  /** Reading backwards is the second half of what both directions give. */
  private NodeId backwards(KerasOrder.Axes out, NodeId from, boolean steps, long units) {
    if (steps) {
      fit.note(layer, "go_backwards=True");
      return fit.put(node, out.axes(), from);
    }
    NodeId id = fit.put(node.with("bidirectional", new Value.Flag(true)), out.axes(), from);
    return part("_backward", id, out, units + 1, 2 * units);
  }

  private NodeId part(String name, NodeId of, KerasOrder.Axes out, long from, long to) {
    return fit.add(
        of + name,
        "slice",
        Map.of(
            "axis", new Value.Whole(out.axes().size()),
            "from", new Value.Whole(from),
            "to", new Value.Whole(to)),
        out,
        of);
  }
}
