package org.layerloom.engine.trainer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.layerloom.data.Samples;
import org.layerloom.network.Analysis;
import org.layerloom.network.Family;
import org.layerloom.network.Kind;
import org.layerloom.network.LayerKind;
import org.layerloom.network.Link;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;
import org.layerloom.network.Site;
import org.layerloom.training.TrainingEvent.Noticed;

/**
 * Looks for layers that take inputs as large as the dataset has them: the gradient of a weight is
 * multiplied by its input, so that one learning rate is far too large for some weights. Whatever
 * stands between and brings numbers to one size (Normalize, batch normalisation) is believed.
 */
final class Scaling {

  /** As large as this on average (root of the mean square) inputs make ordinary rates fail. */
  private static final double LARGE = 20;

  private static final int SAMPLES = 1_000;

  /** They multiply by weights too, but to bring numbers to one size, or look rows up. */
  private static final Set<String> HARMLESS =
      Set.of("batchNorm", "layerNorm", "groupNorm", "instanceNorm", "rmsNorm", "embedding");

  private final Analysis analysis;
  private final NodeId dataset;

  /**
   * @param analysis of the network with its sub-networks unfolded
   */
  Scaling(Analysis analysis, NodeId dataset) {
    this.analysis = analysis;
    this.dataset = dataset;
  }

  /** What is to be told before the first step. */
  List<Noticed> found(Samples train) {
    double size = train.type() == Samples.Type.INDEX ? 0 : largest(train);
    if (size <= LARGE) {
      return List.of();
    }
    List<Noticed> found = new ArrayList<>();
    for (NodeId layer : first()) {
      found.add(new Noticed(0, layer, Message.of("engine.notice.unscaled", Math.round(size))));
    }
    return found;
  }

  /** Layers with weights that features reach as they are, or only in another order. */
  private List<NodeId> first() {
    List<NodeId> layers = new ArrayList<>();
    Set<NodeId> seen = new HashSet<>();
    Deque<PortRef> open = new ArrayDeque<>(List.of(new PortRef(dataset, "features")));
    while (!open.isEmpty()) {
      PortRef from = open.pop();
      for (Link link : analysis.graph().outOf(from.node())) {
        Node node = analysis.graph().node(link.to().node());
        if (!link.from().equals(from) || !seen.add(node.id())) {
          continue;
        }
        if (weighs(node)) {
          layers.add(node.id());
        } else if (passes(node)) {
          Kind kind = analysis.catalogue().kind(node.kind());
          kind.outputs().forEach(port -> open.push(new PortRef(node.id(), port.name())));
        }
      }
    }
    return layers;
  }

  private boolean weighs(Node node) {
    Site site = analysis.sites().get(node.id());
    return !node.bypassed()
        && site != null
        && !HARMLESS.contains(node.kind())
        && analysis.catalogue().find(node.kind()) instanceof LayerKind layer
        && !layer.weights(site).isEmpty();
  }

  private boolean passes(Node node) {
    return node.bypassed()
        || (analysis.catalogue().find(node.kind()) instanceof LayerKind layer
            && (layer.family() == Family.SHAPE || layer.augments()));
  }

  /** The feature of the largest root of the mean square; of pictures and sequences, of them all. */
  private static double largest(Samples train) {
    int features = Math.toIntExact(train.featureShape().size());
    int columns = train.featureShape().rank() == 1 ? features : 1;
    int count = Math.min(SAMPLES, train.count());
    double[] squares = new double[columns];
    ByteBuffer bytes = train.features().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int start = bytes.position();
    for (int i = 0; i < count * features; i++) {
      double value =
          train.type() == Samples.Type.BYTE
              ? bytes.get(start + i) & 0xff
              : bytes.getFloat(start + i * Float.BYTES);
      squares[i % columns] += Double.isFinite(value) ? value * value : 0;
    }
    double largest = 0;
    for (double sum : squares) {
      largest = Math.max(largest, Math.sqrt(sum / Math.max(1, (long) count * features / columns)));
    }
    return largest;
  }
}
