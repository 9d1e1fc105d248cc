package org.layerloom.exchange.keras;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.python.PyArguments;
import org.layerloom.exchange.python.PyValue;

/** What each Keras layer is here: its kind, and its arguments as settings. */
final class KerasLayers {

  /** Activations that a layer carries as a setting. */
  private static final Set<String> CARRIED = Set.of("relu", "sigmoid", "tanh", "softmax");

  /** Keras' activations that are nodes of their own here. */
  static final Map<String, String> ACTIVATIONS =
      Map.ofEntries(
          Map.entry("relu", "relu"),
          Map.entry("sigmoid", "sigmoid"),
          Map.entry("tanh", "tanh"),
          Map.entry("softmax", "softmax"),
          Map.entry("elu", "elu"),
          Map.entry("selu", "selu"),
          Map.entry("gelu", "gelu"),
          Map.entry("silu", "silu"),
          Map.entry("swish", "silu"),
          Map.entry("mish", "mish"),
          Map.entry("softplus", "softplus"),
          Map.entry("softsign", "softsign"),
          Map.entry("relu6", "relu6"),
          Map.entry("hard_sigmoid", "hardSigmoid"),
          Map.entry("leaky_relu", "leakyRelu"),
          Map.entry("celu", "celu"),
          Map.entry("hard_silu", "hardSwish"),
          Map.entry("hard_swish", "hardSwish"),
          Map.entry("hard_tanh", "hardTanh"),
          Map.entry("log_sigmoid", "logSigmoid"),
          Map.entry("log_softmax", "logSoftmax"));

  /** Those that are a formula here. */
  static final Map<String, String> FORMULAS =
      Map.of(
          "exponential", "exp(a)",
          "tanh_shrink", "a - tanh(a)",
          "squareplus", "(a + sqrt(a^2 + 4)) / 2");

  /** Layers whose settings need no words. */
  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          Map.entry("Flatten", "flatten"),
          Map.entry("Softmax", "softmax"),
          Map.entry("PReLU", "prelu"),
          Map.entry("LayerNormalization", "layerNorm"),
          Map.entry("RMSNormalization", "rmsNorm"),
          Map.entry("GlobalAveragePooling1D", "globalAvgpool"),
          Map.entry("GlobalAveragePooling2D", "globalAvgpool"),
          Map.entry("GlobalAveragePooling3D", "globalAvgpool"),
          Map.entry("GlobalMaxPooling1D", "globalMaxpool"),
          Map.entry("GlobalMaxPooling3D", "globalMaxpool"),
          Map.entry("GlobalMaxPooling2D", "globalMaxpool"),
          Map.entry("Add", "add"),
          Map.entry("Subtract", "subtract"),
          Map.entry("Multiply", "multiply"),
          Map.entry("Average", "average"),
          Map.entry("Maximum", "maximum"),
          Map.entry("Minimum", "minimum"),
          Map.entry("Concatenate", "concat"),
          Map.entry("add", "add"),
          Map.entry("subtract", "subtract"),
          Map.entry("multiply", "multiply"),
          Map.entry("average", "average"),
          Map.entry("concatenate", "concat"));

  private KerasLayers() {}

  /** The kind of a layer; null where there is none. */
  static @Nullable String kind(PyValue.Call call) {
    PyArguments args = new PyArguments(call);
    String layer = call.name();
    return switch (layer) {
      case "Conv1D", "Conv2D", "Conv3D" -> "conv" + layer.charAt(4) + "d";
      case "Conv1DTranspose", "Conv2DTranspose", "Conv3DTranspose" ->
          "convTranspose" + layer.charAt(4) + "d";
      case "SeparableConv2D" -> "separableConv2d";
      case "DepthwiseConv2D" -> "depthwiseConv2d";
      case "MaxPooling1D", "MaxPooling2D", "MaxPooling3D", "MaxPool1D", "MaxPool2D", "MaxPool3D" ->
          "maxpool" + layer.charAt(layer.length() - 2) + "d";
      case "AveragePooling1D", "AveragePooling2D", "AveragePooling3D" ->
          "avgpool" + layer.charAt(layer.length() - 2) + "d";
      case "Dense" -> "dense";
      // A mask that is the same at every place of a channel.
      case "Dropout" -> args.named("noise_shape") == null ? "dropout" : "spatialDropout";
      case "GroupNormalization" -> args.whole(0, "groups", 32) == -1 ? "instanceNorm" : "groupNorm";
      case "SpatialDropout1D", "SpatialDropout2D" -> "spatialDropout";
      case "GaussianNoise" -> "gaussianNoise";
      case "AlphaDropout" -> "alphaDropout";
      case "BatchNormalization" -> "batchNorm";
      case "Embedding" -> "embedding";
      case "LSTM" -> "lstm";
      case "GRU" -> "gru";
      case "SimpleRNN" -> "rnn";
      case "ReLU" -> rectified(args);
      case "LeakyReLU" -> "leakyRelu";
      case "ZeroPadding2D" -> "pad2d";
      case "Cropping2D" -> "crop2d";
      case "ELU" -> "elu";
      case "UpSampling2D" -> "upsample2d";
      case "Reshape" -> "reshape";
      case "Permute" -> "permute";
      case "RepeatVector" -> "repeat";
      default -> PLAIN.get(layer);
    };
  }

  /**
   * Fills a node's settings.
   *
   * @return an activation that needs a node of its own; empty for none
   */
  static String settings(String kind, PyValue.Call call, ObjectNode settings) {
    PyArguments args = new PyArguments(call);
    if (kind.startsWith("conv") && !kind.equals("concat")) {
      settings.put("filters", args.whole(0, "filters", 32));
      window(kind.charAt(kind.length() - 2) - '0', args, settings, 1);
      return activation(args, settings);
    }
    if (kind.contains("pool") && Character.isDigit(kind.charAt(kind.length() - 2))) {
      int axes = kind.charAt(kind.length() - 2) - '0';
      List<Long> size = args.wholes(0, "pool_size", axes, 2);
      put(settings, "kernel", size);
      put(settings, "stride", args.given(1, "strides") ? args.wholes(1, "strides", axes, 2) : size);
      return "";
    }
    switch (kind) {
      case "separableConv2d" -> {
        settings.put("filters", args.whole(0, "filters", 32));
        window(2, args, settings, 1);
        settings.put("multiplier", args.whole(PyArguments.BY_NAME, "depth_multiplier", 1));
        return activation(args, settings);
      }
      case "depthwiseConv2d" -> {
        window(2, args, settings, 0);
        settings.put("multiplier", args.whole(PyArguments.BY_NAME, "depth_multiplier", 1));
        return activation(args, settings);
      }
      case "dense" -> {
        settings.put("units", args.whole(0, "units", 64));
        penalties(args, settings);
        return activation(args, settings);
      }
      case "dropout", "spatialDropout", "alphaDropout" ->
          settings.put("rate", args.real(0, "rate", 0.5));
      case "gaussianNoise" -> settings.put("deviation", args.real(0, "stddev", 0.1));
      case "batchNorm" -> {
        // Keras says how much of the old is kept, PyTorch how much of the new is taken.
        settings.put("momentum", rest(args.real(1, "momentum", 0.99)));
        settings.put("epsilon", args.real(2, "epsilon", 1e-3));
      }
      case "groupNorm" -> {
        settings.put("groups", args.whole(0, "groups", 32));
        settings.put("epsilon", args.real(2, "epsilon", 1e-3));
      }
      case "instanceNorm" -> settings.put("epsilon", args.real(2, "epsilon", 1e-3));
      case "layerNorm" -> settings.put("epsilon", args.real(1, "epsilon", 1e-3));
      case "embedding" -> settings.put("width", args.whole(1, "output_dim", 32));
      case "lstm", "gru", "rnn" -> {
        settings.put("units", args.whole(0, "units", 64));
        settings.put("returns", args.flag("return_sequences", false) ? "sequence" : "lastStep");
      }
      case "leakyRelu" ->
          settings.put(
              "alpha",
              call.name().equals("ReLU")
                  ? args.real(1, "negative_slope", 0)
                  : args.given(0, "negative_slope")
                      ? args.real(0, "negative_slope", 0.3)
                      : args.real(0, "alpha", 0.3));
      case "elu" -> settings.put("alpha", args.real(0, "alpha", 1));
      case "expression" -> settings.put("expression", cut(args));
      case "rmsNorm" -> settings.put("epsilon", args.real(1, "epsilon", 1e-6));
      case "pad2d" -> put(settings, "borders", borders(args.find(0, "padding"), 1));
      case "crop2d" -> put(settings, "borders", borders(args.find(0, "cropping"), 0));
      case "upsample2d" -> {
        put(settings, "scale", args.wholes(0, "size", 2, 2));
        boolean blends = args.text(2, "interpolation", "nearest").equals("bilinear");
        settings.put("method", blends ? "bilinear" : "nearest");
      }
      case "reshape" -> put(settings, "shape", extents(args, 0, "target_shape"));
      case "permute" -> put(settings, "order", extents(args, 0, "dims"));
      case "repeat" -> settings.put("times", args.whole(0, "n", 2));
      default -> {}
    }
    return "";
  }

  /** A ReLU that may have a slope below zero and a limit above. */
  private static String rectified(PyArguments args) {
    boolean limited = args.find(0, "max_value") instanceof PyValue.Num;
    double slope = args.real(1, "negative_slope", 0);
    if (!limited) {
      return slope == 0 ? "relu" : "leakyRelu";
    }
    return slope == 0 && args.real(0, "max_value", 0) == 6 ? "relu6" : "expression";
  }

  private static String cut(PyArguments args) {
    double slope = args.real(1, "negative_slope", 0);
    return "relu(a) - relu(a - %s)".formatted(args.real(0, "max_value", 0))
        + (slope == 0 ? "" : " - %s * relu(-a)".formatted(slope));
  }

  /** Top, bottom, left and right: {@code 1}, {@code (1, 2)} or {@code ((1, 2), (0, 3))}. */
  private static List<Long> borders(@Nullable PyValue value, long otherwise) {
    return switch (value) {
      case PyValue.Num(double all) -> Collections.nCopies(4, (long) all);
      case PyValue.Several(List<PyValue> both) when both.size() == 2 -> {
        List<Long> found = new ArrayList<>();
        for (PyValue side : both) {
          found.addAll(
              side instanceof PyValue.Several(List<PyValue> two) && two.size() == 2
                  ? PyArguments.numbers(two)
                  : Collections.nCopies(2, PyArguments.numbers(List.of(side)).getFirst()));
        }
        yield found;
      }
      case null, default -> Collections.nCopies(4, otherwise);
    };
  }

  private static void window(int axes, PyArguments args, ObjectNode settings, int first) {
    put(settings, "kernel", args.wholes(first, "kernel_size", axes, 3));
    put(settings, "stride", args.wholes(first + 1, "strides", axes, 1));
    boolean transposed = settings.has("filters") && !settings.path("filters").isMissingNode();
    String padding = args.text(first + 2, "padding", "valid");
    put(settings, "dilation", args.wholes(PyArguments.BY_NAME, "dilation_rate", axes, 1));
    if (!args.call().name().endsWith("Transpose")) {
      settings.put("padding", padding.equals("same") ? "same" : "valid");
    }
    if (transposed && args.given(PyArguments.BY_NAME, "groups")) {
      settings.put("groups", args.whole(PyArguments.BY_NAME, "groups", 1));
    }
    penalties(args, settings);
  }

  /** {@code kernel_regularizer=regularizers.l2(0.01)}: Keras' penalty has twice our slope. */
  private static void penalties(PyArguments args, ObjectNode settings) {
    if (args.named("kernel_regularizer") instanceof PyValue.Call call
        && call.arguments().stream().findFirst().orElse(null) instanceof PyValue.Num(double by)) {
      switch (call.name()) {
        case "l2", "L2" -> settings.put("l2", 2 * by);
        case "l1", "L1" -> settings.put("l1", by);
        default -> {}
      }
    }
    if (!args.flag("use_bias", true)) {
      settings.put("bias", false);
    }
  }

  private static String activation(PyArguments args, ObjectNode settings) {
    String name = activation(args.named("activation"));
    if (name.isEmpty() || name.equals("linear")) {
      return "";
    }
    if (CARRIED.contains(name)) {
      settings.put("activation", name);
      return "";
    }
    return name;
  }

  /** {@code 'relu'}, or {@code tf.nn.relu}. */
  static String activation(@Nullable PyValue value) {
    return switch (value) {
      case PyValue.Text(String text) -> text;
      case PyValue.Name name -> name.last();
      case null, default -> "";
    };
  }

  /** What a share leaves of one, digit by digit: 0.99 of 0.01, which doubles alone do not give. */
  static double rest(double share) {
    return BigDecimal.ONE.subtract(BigDecimal.valueOf(share)).doubleValue();
  }

  private static void put(ObjectNode settings, String name, List<Long> values) {
    ArrayNode array = settings.putArray(name);
    values.forEach(array::add);
  }

  /** Extents, of which one may be open. */
  private static List<Long> extents(PyArguments args, int place, String name) {
    return args.find(place, name) instanceof PyValue.Several(List<PyValue> items)
        ? PyArguments.numbers(items).stream().map(extent -> Math.max(0, extent)).toList()
        : List.of(0L);
  }
}
