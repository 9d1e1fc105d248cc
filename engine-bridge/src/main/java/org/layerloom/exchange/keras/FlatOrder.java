package org.layerloom.exchange.keras;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Family;
import org.layerloom.network.Graph;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;

/**
 * In which order features lie. Keras's pictures have their channels last unless they say otherwise,
 * the flowchart's have them first: once flattened, the same features stand at other places, and so
 * do the weights of what comes behind.
 */
final class FlatOrder {

  /** How what a node gives lies in Keras. */
  private enum Lies {
    /** Data of which nothing is said. */
    DATA,
    CHANNELS_FIRST,
    CHANNELS_LAST,
    /** A row that was a picture with its channels last. */
    FLAT,
    /** As in the flowchart. */
    SAME,
    UNKNOWN
  }

  /**
   * @param channels of a picture; 0 where they are not known
   */
  private record Layout(Lies lies, long channels) {
    static final Layout DATA = new Layout(Lies.DATA, 0);
    static final Layout SAME = new Layout(Lies.SAME, 0);
    static final Layout UNKNOWN = new Layout(Lies.UNKNOWN, 0);

    static Layout picture(boolean channelsFirst, long channels) {
      return new Layout(channelsFirst ? Lies.CHANNELS_FIRST : Lies.CHANNELS_LAST, channels);
    }
  }

  private final Graph graph;
  private final Catalogue catalogue;
  private final Map<String, KerasLayer> layers;
  private final @Nullable List<Long> sample;
  private final Map<NodeId, Layout> layouts = new HashMap<>();

  private FlatOrder(
      Analysis analysis, Map<String, KerasLayer> layers, @Nullable List<Long> sample) {
    this.graph = analysis.graph();
    this.catalogue = analysis.catalogue();
    this.layers = layers;
    this.sample = sample;
  }

  /**
   * @param layers by the ids of their nodes
   * @param sample one sample's extents in Keras; null where they are not known
   */
  static FlatOrder of(
      Analysis analysis, Map<String, KerasLayer> layers, @Nullable List<Long> sample) {
    FlatOrder order = new FlatOrder(analysis, layers, sample);
    // Nodes come behind what feeds them: no path is too long for this.
    for (NodeId id : analysis.order()) {
      order.layouts.put(id, order.given(order.graph.node(id)));
    }
    return order;
  }

  /** Whether nobody can tell how the features that arrive at a node are ordered. */
  boolean unknown(NodeId node) {
    return arriving(node).lies() == Lies.UNKNOWN;
  }

  /**
   * How many channels the picture had that arrives at a node as a row in Keras's order; 0 where the
   * orders are the same.
   */
  long channels(NodeId node) {
    Layout layout = arriving(node);
    return layout.lies() == Lies.FLAT ? layout.channels() : 0;
  }

  private Layout arriving(NodeId node) {
    List<Layout> all = all(node);
    return all.isEmpty() ? Layout.DATA : all.getFirst();
  }

  private List<Layout> all(NodeId node) {
    return graph.into(node).stream()
        .map(link -> layouts.getOrDefault(link.from().node(), Layout.UNKNOWN))
        .toList();
  }

  private Layout given(Node node) {
    Layout in = arriving(node.id());
    KerasLayer layer = layers.get(node.id().value());
    boolean first = layer != null && layer.channelsFirst();
    return switch (node.kind()) {
      case "dataset" -> data();
      case "conv1d",
          "conv2d",
          "conv3d",
          "convTranspose1d",
          "convTranspose2d",
          "convTranspose3d",
          "separableConv2d" ->
          Layout.picture(first, node.settings().whole("filters"));
      case "depthwiseConv2d" ->
          Layout.picture(first, in.channels() * node.settings().whole("multiplier"));
      case "maxpool1d", "maxpool2d", "maxpool3d", "avgpool1d", "avgpool2d", "avgpool3d" ->
          in.lies() == Lies.SAME ? Layout.UNKNOWN : Layout.picture(first, in.channels());
      case "upsample2d" -> Layout.picture(first, in.channels());
      case "flatten" -> flat(in, first);
      case "dense", "embedding", "rnn", "lstm", "gru", "globalAvgpool", "globalMaxpool" ->
          Layout.SAME;
      case "concat" -> joined(all(node.id()));
      case "reshape", "permute", "repeat" -> in.lies() == Lies.SAME ? in : Layout.UNKNOWN;
      default -> elsewhere(node, in);
    };
  }

  private Layout data() {
    if (sample == null) {
      return Layout.DATA;
    }
    boolean first = layers.values().stream().anyMatch(KerasLayer::channelsFirst);
    return pictures(graph, sample)
        ? Layout.picture(first, first ? sample.getFirst() : sample.getLast())
        : Layout.SAME;
  }

  /** Whether samples have channels: pictures, or sequences that windows go over. */
  static boolean pictures(Graph graph, List<Long> sample) {
    return sample.size() > 2
        || (sample.size() == 2
            && graph.nodes().values().stream().anyMatch(node -> node.kind().endsWith("1d")));
  }

  private static Layout flat(Layout in, boolean turns) {
    return switch (in.lies()) {
      case SAME -> turns ? Layout.UNKNOWN : in;
      case FLAT -> in;
      case CHANNELS_FIRST -> turns ? row(in.channels()) : Layout.SAME;
      case CHANNELS_LAST -> turns ? Layout.UNKNOWN : row(in.channels());
      case DATA, UNKNOWN -> Layout.UNKNOWN;
    };
  }

  private static Layout row(long channels) {
    if (channels == 1) {
      return Layout.SAME;
    }
    return channels == 0 ? Layout.UNKNOWN : new Layout(Lies.FLAT, channels);
  }

  private static Layout joined(List<Layout> parts) {
    Lies lies = parts.isEmpty() ? Lies.UNKNOWN : parts.getFirst().lies();
    boolean alike = parts.stream().allMatch(part -> part.lies() == lies);
    boolean known = parts.stream().allMatch(part -> part.channels() > 0);
    return switch (lies) {
      case SAME -> alike ? Layout.SAME : Layout.UNKNOWN;
      case CHANNELS_FIRST, CHANNELS_LAST -> {
        long channels = known ? parts.stream().mapToLong(Layout::channels).sum() : 0;
        yield alike ? new Layout(lies, channels) : Layout.UNKNOWN;
      }
      case DATA, FLAT, UNKNOWN -> Layout.UNKNOWN;
    };
  }

  /** Activations and normalisations leave places as they are, and so does what joins like ones. */
  private Layout elsewhere(Node node, Layout in) {
    List<Layout> all = all(node.id());
    if (all.size() > 1) {
      return all.stream().allMatch(in::equals) ? in : Layout.UNKNOWN;
    }
    Family family = Objects.requireNonNull(catalogue.find(node.kind())).family();
    boolean keeps =
        family == Family.ACTIVATION
            || family == Family.REGULARISATION
            || node.kind().equals("normalize");
    return keeps ? in : Layout.UNKNOWN;
  }
}
