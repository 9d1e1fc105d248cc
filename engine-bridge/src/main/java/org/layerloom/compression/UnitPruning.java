package org.layerloom.compression;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.network.Analysis;
import org.layerloom.network.Graph;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Value;
import org.layerloom.project.Document;

/**
 * Takes whole neurons and filters out: those whose weights are smallest (Li et al. 2017, "Pruning
 * Filters for Efficient ConvNets"), the same share of each layer. What is left is a smaller network
 * of the same kinds.
 */
final class UnitPruning {

  private UnitPruning() {}

  /**
   * @param share of every layer's units, at least 0 and below 1; one unit stays in any case
   */
  static Pruned prune(
      Document document, Analysis flat, Map<String, NamedTensor> weights, double share) {
    Graph graph = document.graph();
    Map<String, NamedTensor> left = new LinkedHashMap<>(weights);
    for (UnitGroup group : UnitGroups.of(flat)) {
      int leaving = (int) Math.min(group.units() - 1, (long) (share * (double) group.units()));
      if (leaving > 0) {
        BitSet out = weakest(group, weights, leaving);
        for (Cut cut : group.cuts()) {
          left.computeIfPresent(cut.tensor(), (name, tensor) -> without(tensor, cut, out));
        }
        graph =
            graph.withNode(
                graph
                    .node(group.node())
                    .with(group.parameter(), new Value.Whole(group.units() - leaving)));
      }
    }
    return new Pruned(document.withGraph(graph), left);
  }

  /** The units of the least effect: the size of their weights, and of what is behind them. */
  private static BitSet weakest(UnitGroup group, Map<String, NamedTensor> weights, int count) {
    NamedTensor weight = weights.get(group.node() + ".weight");
    BitSet found = new BitSet();
    if (weight == null) {
      return found;
    }
    double[] sizes = new double[(int) group.units()];
    int each = weight.values().remaining() / sizes.length;
    for (int unit = 0; unit < sizes.length; unit++) {
      double sum = 0;
      for (int i = unit * each; i < (unit + 1) * each; i++) {
        double value = weight.values().get(i);
        sum += value * value;
      }
      sizes[unit] = Math.sqrt(sum) * stretch(group.scaler(), weights, unit);
    }
    IntStream.range(0, sizes.length)
        .boxed()
        .sorted(Comparator.comparingDouble(unit -> sizes[unit]))
        .limit(count)
        .forEach(found::set);
    return found;
  }

  /** By how much normalisation stretches a unit: its weights alone would say nothing. */
  private static double stretch(
      @Nullable NodeId scaler, Map<String, NamedTensor> weights, int unit) {
    NamedTensor scale = weights.get(scaler + ".weight");
    NamedTensor variance = weights.get(scaler + ".running_var");
    return scaler == null || scale == null || variance == null
        ? 1
        : Math.abs(scale.values().get(unit)) / Math.sqrt(variance.values().get(unit) + 1e-5);
  }

  /** The tensor without what belongs to some units. */
  static NamedTensor without(NamedTensor tensor, Cut cut, BitSet units) {
    List<Long> extents = new ArrayList<>(tensor.shape().extents());
    int axis = cut.axis();
    long extent = extents.get(axis);
    int behind = 1;
    for (long after : extents.subList(axis + 1, extents.size())) {
      behind = Math.toIntExact(behind * after);
    }
    extents.set(axis, extent - units.cardinality() * cut.block());
    Shape shape = new Shape(extents);
    FloatBuffer values = FloatBuffer.allocate(Math.toIntExact(shape.size()));
    FloatBuffer old = tensor.values();
    int row = Math.toIntExact(cut.block() * behind);
    for (int at = 0, unit = 0; at < old.limit(); at += row, unit++) {
      if (!units.get((int) (unit % (extent / cut.block())))) {
        values.put(old.slice(at, row));
      }
    }
    return new NamedTensor(tensor.name(), shape, values.flip());
  }
}
