package org.layerloom.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A layer of a model's configuration.
 *
 * @param name its own
 * @param kind its class: {@code Conv2D}
 * @param word its name in the listing that is read
 * @param config its settings
 */
record KerasLayer(String name, String kind, String word, JsonNode config) {

  /** No flowchart has more: what says so was written to do harm. */
  private static final int MOST_AXES = 8;

  /** A setting of its own, or of the layer that it wraps. */
  boolean flag(String setting, boolean otherwise) {
    JsonNode inner = config.path("layer").path("config");
    return (inner.isObject() ? inner : config).path(setting).asBoolean(otherwise);
  }

  /** Whether it reads sequences from their end. */
  boolean backwards() {
    return !config.has("layer") && flag("go_backwards", false);
  }

  /**
   * The only axis of a sample that a setting names; -1 where it names several, or none that is
   * there.
   *
   * @param otherwise as Keras counts, with the batch
   */
  int axis(String setting, int otherwise, int rank) {
    JsonNode value = config.path(setting);
    if (value.isArray() && value.size() == 1) {
      value = value.get(0);
    }
    if (!value.isMissingNode() && !value.isInt()) {
      return -1;
    }
    int axis = value.asInt(otherwise);
    int found = axis < 0 ? rank + axis : axis - 1;
    return found < rank ? Math.max(-1, found) : -1;
  }

  boolean channelsFirst() {
    return config.path("data_format").asText().equals("channels_first");
  }

  /** What its class is called in a file of numbers: {@code simple_rnn}, {@code p_re_lu}. */
  String snake() {
    String word = kind.substring(kind.lastIndexOf('>') + 1).replaceAll("\\W", "");
    return word.replaceAll("(?<=.)(?=[A-Z][a-z])", "_")
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  /** What an input layer says of one sample, 0 where it leaves an extent open; null for nothing. */
  @Nullable List<Long> extents() {
    JsonNode shape =
        config.has("batch_shape") ? config.path("batch_shape") : config.path("batch_input_shape");
    List<Long> extents = new ArrayList<>();
    for (int axis = 1; axis < shape.size(); axis++) {
      extents.add(Math.max(0, shape.get(axis).asLong()));
    }
    return shape.isEmpty() || shape.size() > MOST_AXES ? null : extents;
  }
}
