package org.layerloom.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.layerloom.network.Message;

/**
 * Arguments of layers that no node here does. Whatever is not known to be drawn, or to make no
 * difference to an answer, counts as one: Keras will have others tomorrow.
 */
final class KerasArguments {

  private static final Set<String> RECURRENT = Set.of("LSTM", "GRU", "SimpleRNN");

  /** What nodes have settings for, or the drawing sees to. */
  private static final Set<String> DRAWN =
      Set.of(
          "units",
          "filters",
          "kernel_size",
          "strides",
          "padding",
          "data_format",
          "dilation_rate",
          "groups",
          "use_bias",
          "rate",
          "axis",
          "epsilon",
          "center",
          "momentum",
          "depth_multiplier",
          "output_padding",
          "pool_size",
          "keepdims",
          "size",
          "dims",
          "target_shape",
          "n",
          "alpha",
          "negative_slope",
          "max_value",
          "stddev",
          "shared_axes",
          "cropping",
          "input_dim",
          "output_dim",
          "return_sequences",
          "go_backwards",
          "reset_after",
          "layer",
          "backward_layer",
          "mean",
          "variance",
          "invert",
          "batch_shape",
          "batch_input_shape");

  /** What acts in training alone, or on how an answer comes about, not on which. */
  private static final Set<String> SILENT =
      Set.of(
          "name",
          "dtype",
          "trainable",
          "seed",
          "noise_shape",
          "implementation",
          "unroll",
          "zero_output_for_mask",
          "dropout",
          "recurrent_dropout",
          "unit_forget_bias",
          "input_length",
          "synchronized",
          "autocast",
          "sparse",
          "ragged",
          "return_state",
          "lora_rank",
          "lora_alpha",
          "optional",
          "renorm_clipping",
          "renorm_momentum",
          "input_mean",
          "input_variance",
          "fused",
          "input_tensor");

  private KerasArguments() {}

  /** What a layer that Keras 2 saved does in another way than one of Keras 3. */
  static List<Message> old(List<KerasLayer> layers) {
    return layers.stream()
        .filter(layer -> layer.config().path("activation").asText().equals("hard_sigmoid"))
        .map(
            layer ->
                Message.of(
                    "exchange.keras.argument", layer.name(), "activation=hard_sigmoid (Keras 2)"))
        .toList();
  }

  /** As a listing writes them: {@code activation=relu}. */
  static List<String> others(KerasLayer layer) {
    List<String> found = new ArrayList<>();
    others(layer.kind(), layer.config(), found);
    JsonNode inner = layer.config().path("layer");
    if (inner.isObject()) {
      String kind = inner.path("class_name").asText();
      others(kind, inner.path("config"), found);
      if (inner.path("config").path("go_backwards").asBoolean()) {
        found.add("go_backwards=True");
      }
    }
    JsonNode back = layer.config().path("backward_layer").path("config");
    if (back.isObject() && !alike(inner.path("config"), back)) {
      found.add("backward_layer");
    }
    return found.stream().distinct().toList();
  }

  /** Whether both directions do the same. */
  private static boolean alike(JsonNode one, JsonNode other) {
    return List.of("units", "activation", "recurrent_activation", "use_bias", "reset_after")
        .stream()
        .allMatch(argument -> one.path(argument).equals(other.path(argument)));
  }

  private static void others(String kind, JsonNode config, List<String> found) {
    config
        .properties()
        .forEach(
            entry -> {
              if (!fits(kind, entry.getKey(), entry.getValue())) {
                found.add(entry.getKey() + "=" + said(entry.getValue()));
              }
            });
  }

  private static boolean fits(String kind, String argument, JsonNode value) {
    boolean nothing =
        value.isNull()
            || (value.isBoolean() && !value.asBoolean())
            || (value.isContainerNode() && value.isEmpty())
            || (value.isTextual() && value.asText().isEmpty());
    return switch (argument) {
      // Others are drawn as nodes, or noted there.
      case "activation" -> !RECURRENT.contains(kind) || value.asText().equals("tanh");
      case "recurrent_activation" -> value.asText().equals("sigmoid");
      case "merge_mode" -> Set.of("concat", "sum", "mul", "ave").contains(value.asText());
      case "interpolation" -> Set.of("nearest", "bilinear").contains(value.asText());
      case "threshold" -> nothing || (value.isNumber() && value.asDouble() == 0);
      case "scale", "offset" -> !value.isContainerNode();
      default ->
          nothing
              || DRAWN.contains(argument)
              || SILENT.contains(argument)
              || argument.endsWith("_initializer")
              || argument.endsWith("_regularizer")
              || argument.endsWith("_constraint");
    };
  }

  private static String said(JsonNode value) {
    if (value.isObject()) {
      return value.path("class_name").asText("{}");
    }
    if (value.isNull()) {
      return "None";
    }
    String text = value.isBoolean() ? (value.asBoolean() ? "True" : "False") : value.asText();
    return value.isArray() ? "[…]" : text.substring(0, Math.min(60, text.length()));
  }
}
