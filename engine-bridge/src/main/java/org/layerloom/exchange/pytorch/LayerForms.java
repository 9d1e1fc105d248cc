package org.layerloom.exchange.pytorch;

import java.util.HashMap;
import java.util.Map;
import org.layerloom.exchange.python.Python;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;

/** Layers with weights that are no convolutions, and what acts against over-fitting. */
final class LayerForms {

  private LayerForms() {}

  static Map<String, Forms.Form> all() {
    Map<String, Forms.Form> all = new HashMap<>();
    all.put("dense", LayerForms::dense);
    all.put("bilinear", LayerForms::bilinear);
    all.put(
        "embedding",
        node ->
            node.call(
                "nn.Embedding(%d, %d)"
                    .formatted(node.site().tensor(0).most(), node.settings().whole("width"))));
    all.put("rnn", node -> recurrent(node, "RNN", "[1]"));
    all.put("lstm", node -> recurrent(node, "LSTM", "[1][0]"));
    all.put("gru", node -> recurrent(node, "GRU", "[1]"));
    all.put("multiHeadAttention", LayerForms::attention);
    all.put("transformerEncoder", node -> transformer(node, "Encoder", "src_mask"));
    all.put("transformerDecoder", node -> transformer(node, "Decoder", "tgt_mask"));
    all.put("positionalEncoding", node -> positions(node, "PositionalEncoding"));
    all.put("learnedPositions", node -> positions(node, "LearnedPositions"));
    all.put("constant", LayerForms::constant);
    all.put(
        "noise",
        node ->
            node.own(
                    "Noise",
                    Python.tuple(node.settings().wholes("shape")) + ", " + node.shape().size())
                + "("
                + node.x()
                + ")");
    all.put("dropout", node -> node.call("nn.Dropout(" + node.real("rate") + ")"));
    all.put(
        "spatialDropout",
        node ->
            node.call(
                "nn.Dropout%dd(%s)"
                    .formatted(Math.min(3, node.shape().rank() - 1), node.real("rate"))));
    all.put("alphaDropout", node -> node.call("nn.AlphaDropout(" + node.real("rate") + ")"));
    all.put(
        "gaussianNoise",
        node -> node.own("GaussianNoise", node.real("deviation")) + "(" + node.x() + ")");
    all.put("batchNorm", LayerForms::batchNorm);
    all.put(
        "layerNorm",
        node ->
            node.call(
                "nn.LayerNorm(%d, eps=%s)".formatted(node.shape().last(), node.real("epsilon"))));
    all.put(
        "groupNorm",
        node ->
            node.call(
                "nn.GroupNorm(%d, %d, eps=%s)"
                    .formatted(
                        node.settings().whole("groups"),
                        node.shape().extent(0),
                        node.real("epsilon"))));
    all.put(
        "instanceNorm",
        node ->
            node.call(
                "nn.InstanceNorm%dd(%d, eps=%s, affine=True)"
                    .formatted(
                        node.shape().rank() - 1, node.shape().extent(0), node.real("epsilon"))));
    all.put(
        "rmsNorm",
        node ->
            node.own("RMSNorm", node.shape().last() + ", eps=" + node.real("epsilon"))
                + "("
                + node.x()
                + ")");
    return all;
  }

  private static String dense(NodeForm node) {
    Settings settings = node.settings();
    String bias = settings.flag("bias") ? "" : ", bias=False";
    String linear =
        "nn.Linear(%d, %d%s)".formatted(node.shape().last(), settings.whole("units"), bias);
    return Forms.activated(node, node.call(linear), -1);
  }

  private static String bilinear(NodeForm node) {
    Settings settings = node.settings();
    String module =
        node.module(
            "nn.Bilinear(%d, %d, %d%s)"
                .formatted(
                    node.shape(0).last(),
                    node.shape(1).last(),
                    settings.whole("units"),
                    settings.flag("bias") ? "" : ", bias=False"));
    return Forms.activated(node, module + "(" + node.input(0) + ", " + node.input(1) + ")", -1);
  }

  /**
   * @param last what is behind the call of a module to get at the last step's states
   */
  private static String recurrent(NodeForm node, String kind, String last) {
    Settings settings = node.settings();
    long layers = settings.whole("layers");
    boolean both = settings.flag("bidirectional");
    StringBuilder more = new StringBuilder();
    if (layers > 1) {
      more.append(", num_layers=").append(layers);
      if (settings.real("dropout") > 0) {
        more.append(", dropout=").append(node.real("dropout"));
      }
    }
    more.append(both ? ", bidirectional=True" : "");
    String call =
        node.call(
            "nn.%s(%d, %d%s, batch_first=True)"
                .formatted(kind, node.shape().last(), settings.whole("units"), more));
    if (settings.text("returns").equals("sequence")) {
      return call + "[0]";
    }
    if (!both) {
      return call + last + "[-1]";
    }
    String state = node.let("_last", call + last);
    return "torch.cat((%s[-2], %s[-1]), dim=1)".formatted(state, state);
  }

  private static String attention(NodeForm node) {
    String module =
        node.module(
            "nn.MultiheadAttention(%d, %d, batch_first=True)"
                .formatted(node.shape().last(), node.settings().whole("heads")));
    String memory = node.given(1) ? node.input(1) : node.x();
    Shape keys = node.given(1) ? node.shape(1) : node.shape();
    String mask =
        node.settings().flag("causal")
            ? ", attn_mask=" + mask(node, node.shape().extent(0), keys.extent(0))
            : "";
    return "%s(%s, %s, %s, need_weights=False%s)[0]"
        .formatted(module, node.x(), memory, memory, mask);
  }

  /** No step sees what comes after it. */
  private static String mask(NodeForm node, long steps, long keys) {
    return node.let(
        "_mask",
        "torch.full((%d, %d), float(\"-inf\"), device=%s.device).triu(1)"
            .formatted(steps, keys, node.x()));
  }

  private static String transformer(NodeForm node, String kind, String mask) {
    Settings settings = node.settings();
    String module =
        node.module(
            "nn.Transformer%sLayer(%d, %d, %d, dropout=%s, batch_first=True, norm_first=%s)"
                .formatted(
                    kind,
                    node.shape().last(),
                    settings.whole("heads"),
                    settings.whole("hidden"),
                    node.real("dropout"),
                    Python.flag(settings.text("normalise").equals("before"))));
    long steps = node.shape().extent(0);
    String given = settings.flag("causal") ? ", " + mask + "=" + mask(node, steps, steps) : "";
    String memory = node.given(1) ? ", " + node.input(1) : "";
    return module + "(" + node.x() + memory + given + ")";
  }

  private static String positions(NodeForm node, String helper) {
    Shape in = node.shape();
    return node.own(helper, in.extent(0) + ", " + in.last()) + "(" + node.x() + ")";
  }

  private static String constant(NodeForm node) {
    Settings settings = node.settings();
    return node.own(
            "Constant",
            "%s, %s, learned=%s"
                .formatted(
                    Python.tuple(settings.wholes("shape")),
                    node.real("value"),
                    Python.flag(settings.flag("learned"))))
        + "("
        + node.x()
        + ")";
  }

  private static String batchNorm(NodeForm node) {
    int axes = Math.max(1, node.shape().rank() - 1);
    return node.call(
        "nn.BatchNorm%dd(%d, eps=%s, momentum=%s)"
            .formatted(axes, node.shape().extent(0), node.real("epsilon"), node.real("momentum")));
  }
}
