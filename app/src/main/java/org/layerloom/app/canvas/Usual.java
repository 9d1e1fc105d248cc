package org.layerloom.app.canvas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Link;

/**
 * What usually follows what: first as this very flowchart has it, then as networks are drawn in the
 * literature, then by family.
 */
final class Usual {

  private static final double LIKELIEST = 0.9;
  private static final double STEP = 0.06;
  private static final double LEAST = 0.1;
  private static final double HERE = 0.1;

  /** Kinds and blocks after a kind, likeliest first. */
  private static final Map<String, List<String>> NEXT = new HashMap<>();

  static {
    put("dataset", "normalize", "flatten", "dense", "embedding", "conv2d", "lstm");
    put("normalize", "conv2d", "flatten", "dense", "block:convPool", "block:convBnRelu");
    put(
        "conv2d",
        "batchNorm",
        "maxpool2d",
        "relu",
        "conv2d",
        "block:residual",
        "flatten",
        "globalAvgpool");
    put("conv1d", "batchNorm", "maxpool1d", "relu", "conv1d", "globalAvgpool", "lstm");
    put("conv3d", "batchNorm", "maxpool3d", "relu", "conv3d", "globalAvgpool");
    put("depthwiseConv2d", "batchNorm", "relu6", "conv2d");
    put("separableConv2d", "batchNorm", "relu", "maxpool2d");
    put("maxpool2d", "conv2d", "flatten", "dropout", "block:convBnRelu", "block:classifier");
    put("avgpool2d", "conv2d", "flatten", "dropout");
    put("maxpool1d", "conv1d", "flatten", "lstm");
    put("globalAvgpool", "dense", "dropout", "block:classifier");
    put("globalMaxpool", "dense", "dropout");
    put("batchNorm", "relu", "conv2d", "dense", "leakyRelu", "silu");
    put("layerNorm", "multiHeadAttention", "dense", "dropout");
    put("relu", "conv2d", "maxpool2d", "dense", "batchNorm", "dropout", "block:residual");
    put("flatten", "dense", "dropout", "block:denseDropout");
    put(
        "dense",
        "dense",
        "dropout",
        "crossEntropy",
        "relu",
        "batchNorm",
        "block:training",
        "mse",
        "binaryCrossEntropy",
        "softmax");
    put("dropout", "dense", "conv2d", "lstm", "crossEntropy");
    put("embedding", "positionalEncoding", "lstm", "gru", "transformerEncoder", "flatten", "dot");
    put("positionalEncoding", "transformerEncoder", "block:encoder", "multiHeadAttention");
    put("learnedPositions", "transformerEncoder", "block:encoder", "multiHeadAttention");
    put("rnn", "dense", "dropout", "rnn");
    put("lstm", "dense", "dropout", "lstm");
    put("gru", "dense", "dropout", "gru");
    put("multiHeadAttention", "add", "layerNorm", "dropout");
    put("transformerEncoder", "transformerEncoder", "reduce", "dense", "flatten");
    put("transformerDecoder", "transformerDecoder", "dense");
    put("reduce", "dense", "layerNorm");
    put("add", "relu", "layerNorm", "dense", "conv2d");
    put("concat", "conv2d", "dense", "relu");
    put("convTranspose2d", "batchNorm", "relu", "convTranspose2d", "conv2d", "tanh");
    put("upsample2d", "conv2d", "concat");
    for (String loss :
        List.of("crossEntropy", "binaryCrossEntropy", "mse", "mae", "huber", "hinge", "ctc")) {
      put(loss, "train");
    }
    put("train", "evaluate", "export");
    put("evaluate", "export");
  }

  private final Map<String, Integer> here = new HashMap<>();
  private final Map<String, Integer> most = new HashMap<>();

  /** Looks at what a flowchart does already. */
  Usual(Graph graph) {
    for (Link link : graph.links()) {
      String before = graph.node(link.from().node()).kind();
      String next = graph.node(link.to().node()).kind();
      int count = here.merge(before + ">" + next, 1, Integer::sum);
      most.merge(before, count, Math::max);
    }
  }

  private static void put(String before, String... next) {
    NEXT.put(before, List.of(next));
  }

  /** Every kind or block that is named; for a test. */
  static Set<String> named() {
    Set<String> all = new java.util.TreeSet<>(NEXT.keySet());
    NEXT.values().forEach(all::addAll);
    return all;
  }

  /**
   * How likely one follows the other, from 0 to 1.
   *
   * @param next id of a kind or block
   */
  double score(Kind before, String next) {
    int place = NEXT.getOrDefault(before.id(), List.of()).indexOf(next);
    double usual = place < 0 ? LEAST : LIKELIEST - STEP * place;
    int seen = here.getOrDefault(before.id() + ">" + next, 0);
    return usual + (seen == 0 ? 0 : HERE * seen / most.getOrDefault(before.id(), 1));
  }
}
