package org.layerloom.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON as trees. Asks for fields, and says which one is missing. */
public final class Json {

  private static final int LONGEST_TEXT = 16 << 20;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .setNodeFactory(JsonNodeFactory.instance);

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxStringLength(LONGEST_TEXT)
                .maxNestingDepth(200)
                .build());
  }

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values cannot be written", e);
    }
  }

  /** Indented, for files that people read. */
  public static String pretty(JsonNode node) {
    return node.toPrettyString() + "\n";
  }

  /** Reads one object and nothing after it. */
  public static ObjectNode object(byte[] text) throws JsonException {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
      throw new JsonException("not a JSON object");
    } catch (java.io.IOException e) {
      throw new JsonException("not JSON: " + e.getMessage(), e);
    }
  }

  public static String text(JsonNode node, String field) throws JsonException {
    JsonNode value = node.get(field);
    if (value == null || !value.isTextual()) {
      throw new JsonException("the text \"" + field + "\" is missing");
    }
    return value.textValue();
  }

  public static long whole(JsonNode node, String field) throws JsonException {
    JsonNode value = node.get(field);
    if (value == null || !value.canConvertToLong() || !value.isIntegralNumber()) {
      throw new JsonException("the whole number \"" + field + "\" is missing");
    }
    return value.longValue();
  }

  public static boolean flag(JsonNode node, String field) throws JsonException {
    JsonNode value = node.get(field);
    if (value == null || !value.isBoolean()) {
      throw new JsonException("the flag \"" + field + "\" is missing");
    }
    return value.booleanValue();
  }

  /** A number; JSON has no NaN and no infinity, which travel as text. */
  public static double real(JsonNode node, String field) throws JsonException {
    JsonNode value = node.get(field);
    if (value == null) {
      throw new JsonException("the number \"" + field + "\" is missing");
    }
    return real(value);
  }

  /** A number, or the text that stands for what JSON cannot write. */
  public static double real(JsonNode value) throws JsonException {
    if (value.isNumber()) {
      return value.doubleValue();
    }
    return switch (value.asText()) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw new JsonException("not a number: " + value);
    };
  }

  /** The other way round. */
  public static JsonNode real(double value) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return Double.isFinite(value) ? make.numberNode(value) : make.textNode(Double.toString(value));
  }

  public static ArrayNode list(JsonNode node, String field) throws JsonException {
    if (node.get(field) instanceof ArrayNode array) {
      return array;
    }
    throw new JsonException("the list \"" + field + "\" is missing");
  }

  public static ObjectNode object(JsonNode node, String field) throws JsonException {
    if (node.get(field) instanceof ObjectNode object) {
      return object;
    }
    throw new JsonException("the object \"" + field + "\" is missing");
  }
}
