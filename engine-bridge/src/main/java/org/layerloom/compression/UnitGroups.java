package org.layerloom.compression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Analysis;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * Finds the layers whose units can be taken out one by one: those that reach the layers that take
 * them by ways on which every unit stays by itself. Sums (a residual connection), reshaped tensors
 * and answers tie units to others; what leads there stays whole.
 */
final class UnitGroups {

  /** Layers that make units, with the parameter that says how many. */
  private static final Map<String, String> MAKERS =
      Map.of("dense", "units", "conv1d", "filters", "conv2d", "filters", "conv3d", "filters");

  /** What calculates with each number by itself. */
  private static final Set<String> ELEMENTWISE =
      Set.of(
          "relu",
          "leakyRelu",
          "relu6",
          "elu",
          "selu",
          "celu",
          "gelu",
          "silu",
          "mish",
          "softplus",
          "sigmoid",
          "logSigmoid",
          "hardSigmoid",
          "hardSwish",
          "tanh",
          "hardTanh",
          "softsign",
          "dropout",
          "spatialDropout",
          "alphaDropout",
          "gaussianNoise");

  /** What calculates within a channel. */
  private static final Set<String> POOLING =
      Set.of(
          "maxpool1d",
          "maxpool2d",
          "maxpool3d",
          "avgpool1d",
          "avgpool2d",
          "avgpool3d",
          "globalMaxpool",
          "globalAvgpool",
          "adaptiveMaxpool2d",
          "adaptiveAvgpool2d");

  private static final Set<String> RECURRENT = Set.of("rnn", "lstm", "gru");

  private final Analysis flat;

  private UnitGroups(Analysis flat) {
    this.flat = flat;
  }

  /**
   * @param flat of a network with its sub-networks unfolded
   */
  static List<UnitGroup> of(Analysis flat) {
    UnitGroups groups = new UnitGroups(flat);
    List<UnitGroup> found = new ArrayList<>();
    for (NodeId id : flat.order()) {
      UnitGroup group = groups.group(flat.graph().node(id));
      if (group != null) {
        found.add(group);
      }
    }
    return found;
  }

  /** Where the units of a tensor lie: along one axis, so many numbers each. */
  private record Track(int axis, long block) {}

  private @Nullable UnitGroup group(Node node) {
    String parameter = MAKERS.get(node.kind());
    Site site = flat.sites().get(node.id());
    if (parameter == null || site == null || !alone(node) || inside(node)) {
      return null;
    }
    boolean one = !site.settings().has("groups") || site.settings().whole("groups") == 1;
    long units = site.settings().whole(parameter);
    if (!one || units < 2 || site.settings().text("activation").equals("softmax")) {
      return null;
    }
    List<Cut> cuts = new ArrayList<>();
    cuts.add(new Cut(node.id() + ".weight", 0, 1));
    if (site.settings().flag("bias")) {
      cuts.add(new Cut(node.id() + ".bias", 0, 1));
    }
    int axis = node.kind().equals("dense") ? shape(node).rank() - 1 : 0;
    return follow(node, new Track(axis, 1), cuts)
        ? new UnitGroup(node.id(), parameter, units, cuts, scaler(node))
        : null;
  }

  /** Whether its weights are its own, and it is not passed by. */
  private boolean alone(Node node) {
    return !node.bypassed()
        && flat.outputs().containsKey(node.id())
        && !flat.owners().containsKey(node.id());
  }

  /** Whether it is part of a sub-network, whose definition others may share. */
  private static boolean inside(Node node) {
    return node.id().value().indexOf('/') >= 0;
  }

  private Shape shape(Node node) {
    Signal signal = java.util.Objects.requireNonNull(flat.outputs().get(node.id())).getFirst();
    return ((Signal.Tensor) signal).shape();
  }

  /** Adds what every taker of a node's units has for each; false where some tie them together. */
  private boolean follow(Node from, Track track, List<Cut> cuts) {
    List<Link> links = flat.graph().outOf(from.id());
    for (Link link : links) {
      if (!take(flat.graph().node(link.to().node()), track, cuts)) {
        return false;
      }
    }
    // What leads nowhere further is an answer.
    return !links.isEmpty();
  }

  private boolean take(Node node, Track track, List<Cut> cuts) {
    if (node.bypassed()) {
      return follow(node, track, cuts);
    }
    Site site = flat.sites().get(node.id());
    if (site == null || !alone(node)) {
      return false;
    }
    String kind = node.kind();
    Shape in = ((Signal.Tensor) site.input(0)).shape();
    if (ELEMENTWISE.contains(kind)) {
      return follow(node, track, cuts);
    }
    if (track.axis() == 0) {
      switch (kind) {
        case "batchNorm" -> {
          for (String name : List.of("weight", "bias", "running_mean", "running_var")) {
            cuts.add(new Cut(node.id() + "." + name, 0, track.block()));
          }
          return follow(node, track, cuts);
        }
        case "prelu" -> {
          cuts.add(new Cut(node.id() + ".weight", 0, track.block()));
          return follow(node, track, cuts);
        }
        case "flatten" -> {
          long each = in.size() / in.extent(0);
          return follow(node, new Track(0, track.block() * each), cuts);
        }
        default -> {
          if (POOLING.contains(kind)) {
            return follow(node, track, cuts);
          }
        }
      }
    }
    return weighed(node, site, in, track, cuts);
  }

  /** Layers that add units up, each with a weight of its own: there the way ends. */
  private static boolean weighed(Node node, Site site, Shape in, Track track, List<Cut> cuts) {
    boolean last = track.axis() == in.rank() - 1;
    switch (node.kind()) {
      case "dense" -> cuts.add(new Cut(node.id() + ".weight", 1, track.block()));
      case "conv1d", "conv2d", "conv3d" -> cuts.add(new Cut(node.id() + ".weight", 1, 1));
      case "convTranspose1d", "convTranspose2d", "convTranspose3d" ->
          cuts.add(new Cut(node.id() + ".weight", 0, 1));
      default -> {
        if (!RECURRENT.contains(node.kind())) {
          return false;
        }
        cuts.add(new Cut(node.id() + ".weight_ih_l0", 1, track.block()));
        if (site.settings().flag("bidirectional")) {
          cuts.add(new Cut(node.id() + ".weight_ih_l0_reverse", 1, track.block()));
        }
      }
    }
    boolean channels = node.kind().startsWith("conv");
    boolean ungrouped = !site.settings().has("groups") || site.settings().whole("groups") == 1;
    return channels ? track.axis() == 0 && track.block() == 1 && ungrouped : last;
  }

  private @Nullable NodeId scaler(Node node) {
    List<Link> links = flat.graph().outOf(node.id());
    Node next = links.size() == 1 ? flat.graph().node(links.getFirst().to().node()) : null;
    return next != null && next.kind().equals("batchNorm") && !next.bypassed() ? next.id() : null;
  }
}
