package org.layerloom.compression;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.network.Analysis;
import org.layerloom.network.LayerKind;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Site;
import org.layerloom.network.Value;
import org.layerloom.network.Weight;
import org.layerloom.project.Document;

/**
 * Sets the smallest weights to 0 (Han et al. 2015, "Learning both Weights and Connections for
 * Efficient Neural Networks"), those of all layers compared with one another: a layer that needs
 * its weights keeps more of them.
 */
final class WeightPruning {

  private WeightPruning() {}

  /**
   * The train nodes of what comes out keep the zeros.
   *
   * @param share of all weights that multiply, at least 0 and below 1
   */
  static Pruned prune(
      Document document, Analysis flat, Map<String, NamedTensor> weights, double share) {
    List<NamedTensor> all =
        prunable(flat).stream().filter(weights::containsKey).map(weights::get).toList();
    int count = Math.toIntExact(all.stream().mapToLong(tensor -> tensor.shape().size()).sum());
    float[] sizes = new float[count];
    int at = 0;
    for (NamedTensor tensor : all) {
      for (int i = 0; i < tensor.values().limit(); i++) {
        sizes[at++] = Math.abs(tensor.values().get(i));
      }
    }
    Arrays.sort(sizes);
    int leaving = (int) Math.floor(count * share);
    Map<String, NamedTensor> left = new LinkedHashMap<>(weights);
    if (leaving > 0) {
      float limit = sizes[leaving - 1];
      all.forEach(tensor -> left.put(tensor.name(), above(tensor, limit)));
    }
    return new Pruned(keepingZeros(document), left);
  }

  /** The full names of the tensors whose numbers multiply. */
  static List<String> prunable(Analysis flat) {
    List<String> names = new ArrayList<>();
    for (NodeId id : flat.order()) {
      Node node = flat.graph().node(id);
      Site site = flat.sites().get(id);
      if (!node.bypassed()
          && site != null
          && flat.holder(id).equals(id)
          && flat.catalogue().find(node.kind()) instanceof LayerKind layer) {
        for (Weight weight : layer.weights(site)) {
          if (weight.prunable()) {
            names.add(id + "." + weight.name());
          }
        }
      }
    }
    return names;
  }

  private static NamedTensor above(NamedTensor tensor, float limit) {
    FloatBuffer values = FloatBuffer.allocate(tensor.values().limit());
    for (int i = 0; i < values.capacity(); i++) {
      float value = tensor.values().get(i);
      values.put(Math.abs(value) > limit ? value : 0);
    }
    return new NamedTensor(tensor.name(), tensor.shape(), values.flip());
  }

  private static Document keepingZeros(Document document) {
    Document next = document;
    for (Node node : document.graph().nodes().values()) {
      if (node.kind().equals("train")) {
        next = next.withGraph(next.graph().withNode(node.with("keepZeros", new Value.Flag(true))));
      }
    }
    return next;
  }
}
