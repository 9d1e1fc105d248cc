package org.layerloom.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortType;
import org.layerloom.network.Term;
import org.layerloom.network.Value;

/** What messages speak of as JSON and back: {@code term} says which it is. */
final class TermJson {

  private TermJson() {}

  static ObjectNode toJson(Term term) {
    return switch (term) {
      case Term.OfNode(NodeId id, String kind, String title) ->
          of("node").put("id", id.value()).put("kind", kind).put("title", title);
      case Term.OfKind(String id) -> of("kind").put("id", id);
      case Term.OfParameter(String kind, String name) ->
          of("parameter").put("kind", kind).put("name", name);
      case Term.OfValue(String kind, String parameter, Value value) ->
          of("value")
              .put("kind", kind)
              .put("parameter", parameter)
              .<ObjectNode>set("value", valueToJson(value));
      case Term.OfPort(String kind, String port) -> of("port").put("kind", kind).put("port", port);
      case Term.OfType(PortType type) -> of("type").put("type", type.name());
    };
  }

  private static ObjectNode of(String term) {
    return Json.object().put("term", term);
  }

  static Term term(JsonNode node) throws JsonException {
    return switch (Json.text(node, "term")) {
      case "node" -> new Term.OfNode(id(node), Json.text(node, "kind"), Json.text(node, "title"));
      case "kind" -> new Term.OfKind(Json.text(node, "id"));
      case "parameter" -> new Term.OfParameter(Json.text(node, "kind"), Json.text(node, "name"));
      case "value" ->
          new Term.OfValue(
              Json.text(node, "kind"),
              Json.text(node, "parameter"),
              value(Json.object(node, "value")));
      case "port" -> new Term.OfPort(Json.text(node, "kind"), Json.text(node, "port"));
      case "type" -> new Term.OfType(type(Json.text(node, "type")));
      case String other -> throw new JsonException("no term is called \"" + other + "\"");
    };
  }

  private static NodeId id(JsonNode node) throws JsonException {
    String id = Json.text(node, "id");
    if (!NodeId.isValid(id)) {
      throw new JsonException("not a node's id: " + id);
    }
    return new NodeId(id);
  }

  private static PortType type(String name) throws JsonException {
    for (PortType type : PortType.values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw new JsonException("no type is called \"" + name + "\"");
  }

  private static ObjectNode valueToJson(Value value) {
    ObjectNode node = Json.object();
    switch (value) {
      case Value.Whole(long whole) -> node.put("whole", whole);
      case Value.Real(double real) -> node.put("real", real);
      case Value.Flag(boolean flag) -> node.put("flag", flag);
      case Value.Text(String text) -> node.put("text", text);
      case Value.Wholes(List<Long> wholes) -> {
        ArrayNode list = node.putArray("wholes");
        wholes.forEach(list::add);
      }
    }
    return node;
  }

  private static Value value(JsonNode node) throws JsonException {
    if (node.has("whole")) {
      return new Value.Whole(Json.whole(node, "whole"));
    }
    if (node.has("real")) {
      return new Value.Real(node.get("real").asDouble());
    }
    if (node.has("flag")) {
      return new Value.Flag(Json.flag(node, "flag"));
    }
    if (node.has("text")) {
      return new Value.Text(Json.text(node, "text"));
    }
    List<Long> wholes = new ArrayList<>();
    for (JsonNode whole : Json.list(node, "wholes")) {
      wholes.add(whole.asLong());
    }
    return new Value.Wholes(wholes);
  }
}
