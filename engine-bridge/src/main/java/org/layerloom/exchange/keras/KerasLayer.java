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

  /** A setting of its own, or of the layer that it wraps. */
  boolean flag(String setting, boolean otherwise) {
    JsonNode inner = config.path("layer").path("config");
    return (inner.isObject() ? inner : config).path(setting).asBoolean(otherwise);
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

  /** What an input layer says of one sample; null where it leaves an extent open. */
  @Nullable List<Long> sample() {
    JsonNode shape =
        config.has("batch_shape") ? config.path("batch_shape") : config.path("batch_input_shape");
    List<Long> extents = new ArrayList<>();
    for (int axis = 1; axis < shape.size(); axis++) {
      long extent = shape.get(axis).asLong();
      if (extent < 1) {
        return null;
      }
      extents.add(extent);
    }
    return shape.isEmpty() ? null : extents;
  }
}
