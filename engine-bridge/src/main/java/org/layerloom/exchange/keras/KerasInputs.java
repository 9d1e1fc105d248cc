package org.layerloom.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.layerloom.network.Message;

/**
 * What feeds the layers of a functional configuration, in Keras 3's form of it or in Keras 2's.
 * Layers are drawn once, with one result: what asks for another call or result of one stays open,
 * and that is said.
 */
final class KerasInputs {

  private static final Set<String> RECURRENT = Set.of("LSTM", "GRU", "SimpleRNN", "Bidirectional");

  /** Operations on tensors that are what the layer of that name does. */
  private static final Set<String> OPERATIONS = Set.of("Add", "Subtract", "Multiply");

  private static final int DEEPEST = 8;

  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, JsonNode> known = new HashMap<>();
  private final Set<Message> notes = new LinkedHashSet<>();

  List<Message> notes() {
    return List.copyOf(notes);
  }

  /** What holds a layer's result in the listing. */
  String variable(String name) {
    return variables.getOrDefault(name, KerasReader.NOTHING);
  }

  /** Its class; an operation that only shares a layer's name is none of ours. */
  static String kind(JsonNode layer) {
    String kind = layer.path("class_name").asText("Unknown");
    if (!layer.path("module").asText().contains(".ops")) {
      return kind;
    }
    JsonNode call = layer.path("inbound_nodes").path(0);
    boolean tensors = call.path("args").size() == 2 && call.path("kwargs").isEmpty();
    for (JsonNode given : call.path("args")) {
      tensors &= given.path("class_name").asText().equals("__keras_tensor__");
    }
    return tensors && OPERATIONS.contains(kind) ? kind : "ops_" + kind;
  }

  /** Sums and products of a tensor and a number, said as the layer that does both. */
  static JsonNode plain(JsonNode layer) {
    JsonNode call = layer.path("inbound_nodes").path(0);
    JsonNode args = call.path("args");
    boolean operation =
        layer.path("module").asText().contains(".ops")
            && args.size() == 2
            && call.path("kwargs").isEmpty()
            && args.get(0).isNumber() != args.get(1).isNumber();
    if (!operation) {
      return layer;
    }
    boolean first = args.get(0).isNumber();
    double number = args.get(first ? 0 : 1).asDouble();
    return switch (layer.path("class_name").asText()) {
      case "Add" -> rescaling(layer, 1, number);
      case "Subtract" -> first ? rescaling(layer, -1, number) : rescaling(layer, 1, -number);
      case "Multiply" -> rescaling(layer, number, 0);
      case "Divide", "TrueDivide" -> first ? layer : rescaling(layer, 1 / number, 0);
      default -> layer;
    };
  }

  private static JsonNode rescaling(JsonNode layer, double scale, double offset) {
    ObjectNode said = layer.deepCopy();
    String name = layer.path("config").path("name").asText(layer.path("name").asText());
    said.put("class_name", "Rescaling").put("module", "keras.layers");
    said.putObject("config").put("name", name).put("scale", scale).put("offset", offset);
    return said;
  }

  /**
   * The variables that feed a layer, which has one of its own from now on.
   *
   * @param name of the layer
   */
  List<String> of(String name, JsonNode layer) {
    JsonNode calls = layer.path("inbound_nodes");
    List<String> found = new ArrayList<>();
    if (!calls.isEmpty()) {
      gather(calls.get(0), found, 0);
      JsonNode named = calls.get(0).path("kwargs");
      named
          .properties()
          .forEach(
              entry -> {
                List<String> more = new ArrayList<>();
                gather(entry.getValue(), more, 0);
                if (!more.isEmpty()) {
                  argument(name, entry.getKey());
                }
              });
      if (found.size() > 1 && RECURRENT.contains(kind(layer))) {
        argument(name, "initial_state");
        found.subList(1, found.size()).clear();
      }
    }
    variables.put(name, "t" + variables.size());
    known.put(name, layer);
    return found;
  }

  private void argument(String layer, String argument) {
    notes.add(Message.of("exchange.keras.argument", layer, argument));
  }

  private void gather(JsonNode node, List<String> found, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    JsonNode history = node.path("config").path("keras_history");
    if (history.isArray() && !history.isEmpty()) {
      add(history, found);
    } else if (node.isArray() && node.size() >= 3 && node.get(0).isTextual()) {
      add(node, found);
    } else if (node.isArray()) {
      node.forEach(inner -> gather(inner, found, depth + 1));
    } else if (node.isObject()) {
      gather(node.path("args"), found, depth + 1);
    }
  }

  /**
   * @param history name of a layer, number of its call, number of the call's result
   */
  private void add(JsonNode history, List<String> found) {
    String name = history.get(0).asText();
    JsonNode layer = known.get(name);
    if (layer == null) {
      // Of a call of its own, or of nothing that is there.
      notes.add(Message.of("exchange.keras.calledAgain", name));
      found.add(KerasReader.NOTHING);
    } else if (history.path(1).asInt() > 0 && layer.path("inbound_nodes").size() > 1) {
      notes.add(Message.of("exchange.keras.calledAgain", name));
      found.add(KerasReader.NOTHING);
    } else if (history.path(2).asInt() > 0) {
      notes.add(Message.of("exchange.keras.otherResult", name, result(layer)));
      found.add(KerasReader.NOTHING);
    } else {
      found.add(variable(name));
    }
  }

  /** The argument that makes a layer give more than one result. */
  private static String result(JsonNode layer) {
    JsonNode config = layer.path("config");
    boolean states =
        config.path("return_state").asBoolean()
            || config.path("layer").path("config").path("return_state").asBoolean();
    return states
        ? "return_state=True"
        : config.has("merge_mode") ? "merge_mode=None" : layer.path("class_name").asText();
  }
}
