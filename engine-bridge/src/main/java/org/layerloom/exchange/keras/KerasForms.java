package org.layerloom.exchange.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.python.Python;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Inference;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;

/**
 * Each kind in Keras 3: a layer where Keras has one with weights, an operation otherwise. Tensors
 * have channels in front, as in the flowchart.
 */
final class KerasForms {

  private static final Pattern NAME = Pattern.compile("[A-Za-z]+");

  /** Writes a node's expression; null where Keras has nothing like it. */
  interface Form {
    @Nullable String write(KerasNode node);
  }

  private static final Map<String, Form> ALL = all();

  private KerasForms() {}

  static @Nullable Form find(String kind) {
    return ALL.get(kind);
  }

  /** The kinds that have a form. */
  static java.util.Set<String> kinds() {
    return ALL.keySet();
  }

  private static Map<String, Form> all() {
    Map<String, Form> all = new HashMap<>();
    activations(all);
    KerasWindowForms.all(all);
    layers(all);
    shapes(all);
    return Map.copyOf(all);
  }

  private static void activations(Map<String, Form> all) {
    Map<String, String> plain =
        Map.ofEntries(
            Map.entry("relu", "relu"),
            Map.entry("relu6", "relu6"),
            Map.entry("selu", "selu"),
            Map.entry("silu", "silu"),
            Map.entry("softplus", "softplus"),
            Map.entry("sigmoid", "sigmoid"),
            Map.entry("logSigmoid", "log_sigmoid"),
            Map.entry("hardSigmoid", "hard_sigmoid"),
            Map.entry("hardSwish", "hard_silu"),
            Map.entry("tanh", "tanh"),
            Map.entry("hardTanh", "hard_tanh"));
    plain.forEach((kind, name) -> all.put(kind, node -> "ops." + name + "(" + node.x() + ")"));
    all.put("softsign", node -> "%s / (1.0 + ops.abs(%s))".formatted(node.x(), node.x()));
    all.put("gelu", node -> "ops.gelu(" + node.x() + ", approximate=False)");
    all.put("mish", node -> "%s * ops.tanh(ops.softplus(%s))".formatted(node.x(), node.x()));
    all.put("leakyRelu", node -> "ops.leaky_relu(" + node.x() + ", " + node.real("alpha") + ")");
    all.put("elu", node -> "ops.elu(" + node.x() + ", alpha=" + node.real("alpha") + ")");
    all.put("celu", node -> "ops.celu(" + node.x() + ", alpha=" + node.real("alpha") + ")");
    all.put("softmax", node -> "ops.softmax(" + node.x() + ", axis=" + over(node) + ")");
    all.put("logSoftmax", node -> "ops.log_softmax(" + node.x() + ", axis=-1)");
    all.put("glu", node -> "ops.glu(" + node.x() + ", axis=" + over(node) + ")");
    all.put(
        "prelu",
        node ->
            node.shape().rank() == 0
                ? null
                : node.layer(
                    "PReLU(shared_axes=%s)"
                        .formatted(
                            LongStream.rangeClosed(2, node.shape().rank()).boxed().toList())));
  }

  private static int over(KerasNode node) {
    return node.settings().text("over").equals("first") ? 1 : -1;
  }

  static String activated(KerasNode node, String expression, int classes) {
    return switch (node.settings().text("activation")) {
      case "relu" -> "ops.relu(" + expression + ")";
      case "sigmoid" -> "ops.sigmoid(" + expression + ")";
      case "tanh" -> "ops.tanh(" + expression + ")";
      case "softmax" -> "ops.softmax(" + expression + ", axis=" + classes + ")";
      default -> expression;
    };
  }

  private static void layers(Map<String, Form> all) {
    all.put(
        "dense",
        node ->
            activated(
                node,
                node.layer(
                    "Dense(%d, use_bias=%s)"
                        .formatted(
                            node.settings().whole("units"),
                            Python.flag(node.settings().flag("bias")))),
                -1));
    all.put(
        "embedding",
        node ->
            node.layer(
                "Embedding(%d, %d)"
                    .formatted(node.site().tensor(0).most(), node.settings().whole("width"))));
    all.put("rnn", node -> recurrent(node, "SimpleRNN", ""));
    all.put("lstm", node -> recurrent(node, "LSTM", ""));
    all.put("gru", node -> recurrent(node, "GRU", ", reset_after=True"));
    all.put("dropout", node -> node.layer("Dropout(" + node.real("rate") + ")"));
    all.put(
        "spatialDropout",
        node ->
            node.shape().rank() < 2
                ? null
                : node.layer(
                    "Dropout(%s, noise_shape=(None, %d%s))"
                        .formatted(
                            node.real("rate"),
                            node.shape().extent(0),
                            ", 1".repeat(node.shape().rank() - 1))));
    all.put("alphaDropout", node -> node.layer("AlphaDropout(" + node.real("rate") + ")"));
    all.put("gaussianNoise", node -> node.layer("GaussianNoise(" + node.real("deviation") + ")"));
    all.put(
        "batchNorm",
        node ->
            node.layer(
                "BatchNormalization(axis=1, momentum=%s, epsilon=%s)"
                    .formatted(
                        Python.real(KerasLayers.rest(node.settings().real("momentum"))),
                        node.real("epsilon"))));
    all.put(
        "layerNorm",
        node -> node.layer("LayerNormalization(axis=-1, epsilon=" + node.real("epsilon") + ")"));
    all.put(
        "groupNorm",
        node ->
            node.layer(
                "GroupNormalization(groups=%d, axis=1, epsilon=%s)"
                    .formatted(node.settings().whole("groups"), node.real("epsilon"))));
    all.put(
        "instanceNorm",
        node ->
            node.layer(
                "GroupNormalization(groups=-1, axis=1, epsilon=" + node.real("epsilon") + ")"));
  }

  private static String recurrent(KerasNode node, String layer, String more) {
    Settings settings = node.settings();
    long layers = settings.whole("layers");
    boolean both = settings.flag("bidirectional");
    String x = node.x();
    for (long at = 0; at < layers; at++) {
      boolean sequence = at < layers - 1 || settings.text("returns").equals("sequence");
      String one =
          "layers.%s(%d, return_sequences=%s%s)"
              .formatted(layer, settings.whole("units"), Python.flag(sequence), more);
      String suffix = layers == 1 ? "" : "_" + at;
      x =
          both
              ? node.named(suffix, "Bidirectional(" + one + ")", x)
              : node.named(suffix, one.substring("layers.".length()), x);
      if (at < layers - 1 && settings.real("dropout") > 0) {
        x = "layers.Dropout(" + node.real("dropout") + ")(" + x + ")";
      }
    }
    return x;
  }

  private static void shapes(Map<String, Form> all) {
    all.put("normalize", KerasForms::normalize);
    // They only act while it trains here: the model that is taken home sees pictures as they are,
    // and a comment says so.
    for (String augmentation :
        List.of(
            "randomFlip", "randomShift", "randomAffine", "randomLight", "cutOut", "spectrumMask")) {
      all.put(augmentation, KerasNode::x);
    }
    all.put("add", node -> String.join(" + ", node.all()));
    all.put("subtract", node -> String.join(" - ", node.all()));
    all.put("multiply", node -> String.join(" * ", node.all()));
    all.put("average", node -> "(" + String.join(" + ", node.all()) + ") / " + node.all().size());
    all.put("maximum", node -> nested(node, "ops.maximum"));
    all.put("minimum", node -> nested(node, "ops.minimum"));
    all.put(
        "concat",
        node ->
            "ops.concatenate([%s], axis=%d)"
                .formatted(String.join(", ", node.all()), node.settings().whole("axis")));
    all.put("dot", KerasForms::dot);
    all.put("expression", KerasForms::expression);
    all.put(
        "flatten", node -> "ops.reshape(%s, (-1, %d))".formatted(node.x(), node.shape().size()));
    all.put("reshape", KerasForms::reshape);
    all.put("squeeze", KerasForms::reshape);
    all.put(
        "permute",
        node ->
            "ops.transpose(%s, (0, %s))"
                .formatted(node.x(), joined(node.settings().wholes("order"))));
    all.put("slice", KerasForms::slice);
    all.put(
        "repeat",
        node ->
            "ops.repeat(ops.expand_dims(%s, 1), %d, axis=1)"
                .formatted(node.x(), node.settings().whole("times")));
    all.put("reduce", KerasForms::reduce);
    all.put("pad2d", KerasForms::pad);
    all.put("crop2d", node -> node.x() + Python.inner(node.settings().wholes("borders")));
  }

  private static String normalize(KerasNode node) {
    return switch (node.settings().text("mode")) {
      case "unit" -> node.x() + " / 255.0";
      case "signed" -> "(" + node.x() + " - 127.5) / 127.5";
      default -> "(%s - %s) / %s".formatted(node.x(), node.real("mean"), node.real("deviation"));
    };
  }

  private static String nested(KerasNode node, String function) {
    String result = node.all().getFirst();
    for (String other : node.all().subList(1, node.all().size())) {
      result = function + "(" + result + ", " + other + ")";
    }
    return result;
  }

  private static @Nullable String dot(KerasNode node) {
    boolean row = node.shape().rank() == 1;
    return node.settings().flag("cosine")
        ? null
        : "ops.sum(%s * %s, axis=-1%s)"
            .formatted(node.input(0), node.input(1), row ? ", keepdims=True" : "");
  }

  private static String expression(KerasNode node) {
    String formula = node.settings().text("expression").replace("^", " ** ");
    return NAME.matcher(formula)
        .replaceAll(
            found ->
                found.group().length() == 1
                    ? node.all().get(found.group().charAt(0) - 'a')
                    : "ops." + found.group());
  }

  private static String reshape(KerasNode node) {
    String kind = node.settings().has("shape") ? "reshape" : "squeeze";
    Shape out =
        Catalogue.standard().kind(kind).infer(node.site())
                    instanceof Inference.Known(List<Signal> outputs, var warnings)
                && outputs.getFirst() instanceof Signal.Tensor tensor
            ? tensor.shape()
            : node.shape();
    return "ops.reshape(%s, (-1, %s))".formatted(node.x(), joined(out.extents()));
  }

  private static String joined(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String slice(KerasNode node) {
    Settings settings = node.settings();
    long axis = settings.whole("axis");
    long to = Math.min(settings.whole("to"), node.shape().extent((int) axis - 1));
    long step = settings.whole("step");
    return "%s[%s%d:%d%s]"
        .formatted(
            node.x(),
            ":, ".repeat((int) axis),
            settings.whole("from") - 1,
            to,
            step == 1 ? "" : ":" + step);
  }

  private static String reduce(KerasNode node) {
    Settings settings = node.settings();
    boolean keep = settings.flag("keep") || node.shape().rank() == 1;
    String over = ", axis=" + settings.whole("axis") + (keep ? ", keepdims=True" : "") + ")";
    return switch (settings.text("operation")) {
      case "sum" -> "ops.sum(" + node.x() + over;
      case "max" -> "ops.max(" + node.x() + over;
      case "min" -> "ops.min(" + node.x() + over;
      case "norm" -> "ops.sqrt(ops.sum(%s * %s%s + 1e-12)".formatted(node.x(), node.x(), over);
      default -> "ops.mean(" + node.x() + over;
    };
  }

  private static String pad(KerasNode node) {
    List<Long> b = node.settings().wholes("borders");
    String mode =
        switch (node.settings().text("fill")) {
          case "reflect" -> ", mode=\"reflect\"";
          case "replicate" -> ", mode=\"edge\"";
          default -> "";
        };
    return "ops.pad(%s, ((0, 0), (0, 0), (%d, %d), (%d, %d))%s)"
        .formatted(node.x(), b.get(0), b.get(1), b.get(2), b.get(3), mode);
  }

  /** Names of a node's layers, in the order in which they are called. */
  static List<String> several(String name, long count) {
    List<String> names = new ArrayList<>();
    for (long at = 0; at < count; at++) {
      names.add(count == 1 ? name : name + "_" + at);
    }
    return names;
  }
}
