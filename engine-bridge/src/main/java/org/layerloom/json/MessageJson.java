package org.layerloom.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.layerloom.network.Message;
import org.layerloom.network.Term;

/** Messages as JSON and back: they are worded where the person is. */
public final class MessageJson {

  private MessageJson() {}

  /**
   * Values are numbers, texts, flags, lists, terms and messages; anything else travels as its text.
   */
  public static ObjectNode toJson(Message message) {
    ObjectNode node = Json.object().put("key", message.key());
    ArrayNode values = node.putArray("values");
    message.values().forEach(value -> values.add(valueToJson(value)));
    return node;
  }

  private static JsonNode valueToJson(Object value) {
    ObjectNode holder = Json.object();
    switch (value) {
      case Message message -> holder.set("v", toJson(message));
      case Term term -> holder.set("v", TermJson.toJson(term));
      case Integer number -> holder.put("v", number);
      case Long number -> holder.put("v", number);
      case Double number -> holder.set("v", Json.real(number));
      case Float number -> holder.set("v", Json.real(number));
      case Boolean flag -> holder.put("v", flag);
      case List<?> list -> {
        ArrayNode array = holder.putArray("v");
        list.forEach(item -> array.add(item == null ? Json.array() : valueToJson(item)));
      }
      default -> holder.put("v", String.valueOf(value));
    }
    return holder.get("v");
  }

  public static Message message(JsonNode node) throws JsonException {
    List<Object> values = new ArrayList<>();
    for (JsonNode value : Json.list(node, "values")) {
      values.add(value(value));
    }
    return new Message(Json.text(node, "key"), values);
  }

  private static Object value(JsonNode node) throws JsonException {
    if (node.isObject()) {
      return node.has("term") ? TermJson.term(node) : message(node);
    }
    if (node instanceof ArrayNode array) {
      List<Object> items = new ArrayList<>();
      for (JsonNode item : array) {
        items.add(value(item));
      }
      return items;
    }
    if (node.isInt()) {
      return node.intValue();
    }
    if (node.isIntegralNumber()) {
      return node.longValue();
    }
    if (node.isNumber()) {
      return node.doubleValue();
    }
    return node.isBoolean() ? node.booleanValue() : node.asText();
  }
}
