package org.layerloom.exchange.keras;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.layerloom.exchange.in.Imported;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;

/**
 * Reads a Keras model's configuration: the JSON of {@code model.to_json()}, or the one inside a
 * {@code .keras} file. It is said as the listing that would make the model, and that is read as any
 * other listing is; the numbers of a {@code .keras} file come with it. Nothing in it is ever run;
 * code that a file carries in Lambda layers is named and left out.
 */
public final class KerasConfig {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A configuration is text that a person could read: larger ones are none. */
  private static final int LARGEST = 4 << 20;

  /** Some words that Keras 2 has in common with Keras 3 mean something else. */
  private static final Pattern OLD = Pattern.compile("\"keras_version\"\\s*:\\s*\"[12]\\.");

  private static final int SHORT = 1 << 12;
  private static final int MOST_LAYERS = 20_000;

  /** What a configuration says of a layer that no listing says. */
  private static final Set<String> UNSAID =
      Set.of(
          "trainable",
          "dtype",
          "batch_input_shape",
          "batch_shape",
          "kernel_initializer",
          "bias_initializer",
          "kernel_regularizer",
          "bias_regularizer",
          "activity_regularizer",
          "kernel_constraint",
          "bias_constraint",
          "name");

  private final JsonNode config;
  private final StringBuilder text = new StringBuilder();
  private final KerasInputs inputs = new KerasInputs();
  private final List<KerasLayer> layers = new ArrayList<>();
  private final Set<String> words = new HashSet<>();

  private KerasConfig(JsonNode config) {
    this.config = config;
  }

  /**
   * Of a {@code .keras} file, which is a zip, with its numbers.
   *
   * @throws IOException where the file cannot be read
   */
  public static Imported read(Path file, String name, Catalogue catalogue) throws IOException {
    String called = String.valueOf(file.getFileName());
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry("config.json");
      if (entry == null) {
        return refused("exchange.keras.noConfig", called);
      }
      try (InputStream in = zip.getInputStream(entry)) {
        // Counted as it is unpacked: what the zip says of sizes may be a lie.
        byte[] bytes = in.readNBytes(LARGEST + 1);
        boolean old = OLD.matcher(metadata(zip)).find();
        return bytes.length > LARGEST
            ? refused("exchange.in.large", called, LARGEST >> 20)
            : parse(
                new String(bytes, StandardCharsets.UTF_8),
                name,
                catalogue,
                old,
                (fitted, layers) -> new KerasNumbers(fitted, layers, catalogue, called).of(zip));
      }
    } catch (ZipException e) {
      return refused("exchange.keras.noZip", called);
    }
  }

  private static String metadata(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry("metadata.json");
    if (entry == null) {
      return "";
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readNBytes(SHORT), StandardCharsets.UTF_8);
    }
  }

  /** Of the JSON itself. */
  public static Imported parse(String json, String name, Catalogue catalogue) {
    boolean old = OLD.matcher(json).find();
    return parse(
        json, name, catalogue, old, (fitted, layers) -> KerasNumbers.none(fitted.read(), name));
  }

  /** What becomes of a model that was drawn. */
  private interface Then<E extends Exception> {
    Imported with(KerasFit.Fitted fitted, List<KerasLayer> layers) throws E;
  }

  private static <E extends Exception> Imported parse(
      String json, String name, Catalogue catalogue, boolean old, Then<E> then) throws E {
    KerasConfig reader;
    String listing;
    try {
      JsonNode root = JSON.readTree(json);
      JsonNode config = root == null ? null : root.path("config");
      if (config == null || !config.path("layers").isArray()) {
        return refused("exchange.keras.noConfig", name);
      }
      if (config.path("layers").size() > MOST_LAYERS) {
        return refused("exchange.keras.manyLayers", name, MOST_LAYERS);
      }
      reader = new KerasConfig(config);
      boolean sequential = root.path("class_name").asText().equals("Sequential");
      listing = sequential ? reader.sequential() : reader.functional();
    } catch (JsonProcessingException e) {
      return refused("exchange.keras.noConfig", name);
    }
    KerasReader.Drawn drawn = KerasReader.drawn(listing, name, catalogue);
    return switch (drawn.imported()) {
      case Imported.Refused refused -> refused;
      case Imported.Read read -> {
        KerasFit.Fitted fitted =
            KerasFit.of(drawn, reader.layers, catalogue)
                .with(reader.inputs.notes())
                .with(old ? KerasArguments.old(reader.layers) : List.of());
        yield then.with(fitted, reader.layers);
      }
    };
  }

  private static Imported refused(String key, Object... values) {
    return new Imported.Refused(List.of(Message.of(key, values)));
  }

  private String sequential() {
    text.append("model = Sequential()\n");
    JsonNode first = config.path("layers").path(0);
    if (!first.path("class_name").asText().equals("InputLayer")) {
      JsonNode shape =
          first.path("config").path("batch_input_shape").isArray()
              ? first.path("config").path("batch_input_shape")
              : config.path("build_input_shape");
      ObjectNode input = JSON.createObjectNode().put("class_name", "InputLayer");
      input.putObject("config").put("name", "input").set("batch_shape", shape);
      text.append("model.add(").append(constructor(input, named(input))).append(")\n");
    }
    for (JsonNode layer : config.path("layers")) {
      text.append("model.add(").append(constructor(layer, named(layer))).append(")\n");
    }
    return text.toString();
  }

  private String functional() {
    for (JsonNode said : config.path("layers")) {
      JsonNode layer = KerasInputs.plain(said);
      String name = layer.path("config").path("name").asText(layer.path("name").asText("layer"));
      List<String> given = inputs.of(name, layer);
      text.append(inputs.variable(name)).append(" = ").append(constructor(layer, named(layer)));
      if (!given.isEmpty()) {
        String all = String.join(", ", given);
        text.append('(').append(given.size() == 1 ? all : "[" + all + "]").append(')');
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** Notes a layer; its word is unlike all others. */
  private String named(JsonNode layer) {
    JsonNode config = layer.path("config");
    String kind = KerasInputs.kind(layer);
    String name = config.path("name").asText(layer.path("name").asText());
    String plain = word(name.isEmpty() ? kind.toLowerCase(Locale.ROOT) : name);
    String word = plain;
    for (int number = 1; !words.add(word); number++) {
      word = plain + "_again" + number;
    }
    layers.add(new KerasLayer(name.isEmpty() ? word : name, kind, word, config));
    return word;
  }

  private static String constructor(JsonNode layer, String name) {
    JsonNode settings = layer.path("config");
    String kind = word(KerasInputs.kind(layer));
    List<String> arguments = new ArrayList<>();
    JsonNode inner = settings.path("layer");
    if (kind.equals("Bidirectional") && inner.isObject()) {
      arguments.add(constructor(inner, ""));
    }
    settings
        .properties()
        .forEach(
            entry -> {
              String value =
                  entry.getKey().equals("activation")
                      ? "\"" + word(activation(entry.getValue())) + "\""
                      : value(entry.getValue());
              if (!UNSAID.contains(entry.getKey())
                  && !value.isEmpty()
                  && entry.getKey().matches("[a-z_]+")) {
                arguments.add(entry.getKey() + "=" + value);
              }
            });
    if (!name.isEmpty()) {
      arguments.add("name=\"" + name + "\"");
    }
    return kind + "(" + String.join(", ", arguments) + ")";
  }

  /** Its name; that of a function or layer of somebody's own, which nothing here is called. */
  private static String activation(JsonNode value) {
    if (value.isNull()) {
      return "linear";
    }
    JsonNode own = value.path("config");
    return value.isObject()
        ? own.isTextual() ? own.asText() : value.path("class_name").asText("function")
        : value.asText();
  }

  /** As a listing writes it; empty for what none does. */
  private static String value(JsonNode value) {
    return value(value, 0);
  }

  private static String value(JsonNode value, int depth) {
    if (value.isBoolean()) {
      return value.asBoolean() ? "True" : "False";
    }
    if (value.isNumber()) {
      return value.asText();
    }
    if (value.isTextual()) {
      return "\"" + word(value.asText()) + "\"";
    }
    if (value.isArray() && !value.isEmpty() && value.size() <= 16) {
      List<String> items = new ArrayList<>();
      value.forEach(
          item ->
              items.add(item.isNumber() ? item.asText() : depth < 1 ? value(item, depth + 1) : ""));
      return items.contains("")
          ? ""
          : items.stream().collect(Collectors.joining(", ", "(", items.size() == 1 ? ",)" : ")"));
    }
    return "";
  }

  /** Names are words; whatever else stands there can start nothing. */
  private static String word(String text) {
    String word = text.replaceAll("[^A-Za-z0-9_]", "_");
    return word.substring(0, Math.min(100, word.length()));
  }
}
