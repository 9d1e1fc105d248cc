package org.layerloom.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Parameter;
import org.layerloom.network.SubnetKind;

/**
 * The JSON schema (2020-12) of {@code .loom} files, made of the catalogue: what each kind's
 * settings may be follows from its parameters. It stands as {@code loom.schema.json} in this
 * package's resources, for editors of text and other programs.
 *
 * <p>It says less than {@link ProjectFile} checks: ids and links across nodes no schema can follow.
 */
public final class ProjectSchema {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ProjectSchema() {}

  /** The schema's text. */
  public static String of(Catalogue catalogue) {
    ObjectNode schema =
        object(
            Map.of(
                "format", JSON.objectNode().put("const", ProjectFile.FORMAT),
                "generator", text(GraphReader.LONGEST_NAME),
                "name", text(GraphReader.LONGEST_NAME),
                "description", text(GraphReader.LONGEST_MARKDOWN),
                "weights", text(DocumentReader.LONGEST_PATH)),
            "format",
            "name");
    addGraph(schema);
    ObjectNode graph = object(Map.of());
    addGraph(graph);
    ObjectNode subnetworks = JSON.objectNode().put("type", "object");
    subnetworks.set("additionalProperties", graph);
    ((ObjectNode) schema.get("properties")).set("subnetworks", subnetworks);

    ObjectNode root = JSON.objectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "Layerloom project, format " + ProjectFile.FORMAT);
    root.setAll(schema);
    root.set("$defs", definitions(catalogue));
    return print(root);
  }

  private static ObjectNode definitions(Catalogue catalogue) {
    ObjectNode definitions = JSON.objectNode();
    ObjectNode coordinate = JSON.objectNode().put("type", "number");
    coordinate.put("minimum", -Coordinates.FARTHEST).put("maximum", Coordinates.FARTHEST);
    definitions.set("point", list(coordinate, 2, 2));
    ObjectNode size = JSON.objectNode().put("type", "number");
    size.put("exclusiveMinimum", 0).put("maximum", Coordinates.FARTHEST);
    definitions.set("size", size);
    definitions.set(
        "link",
        object(
            Map.of("from", end(), "to", end(), "bends", list(reference("point"), 0, 1000)),
            "from",
            "to"));
    definitions.set(
        "frame",
        object(
            Map.of(
                "id", text(GraphReader.LONGEST_NAME),
                "title", text(GraphReader.LONGEST_NAME),
                "colour", text(GraphReader.LONGEST_NAME),
                "at", reference("point"),
                "width", reference("size"),
                "height", reference("size")),
            "id"));
    definitions.set(
        "note",
        object(
            Map.of(
                "id", text(GraphReader.LONGEST_NAME),
                "markdown", text(GraphReader.LONGEST_MARKDOWN),
                "at", reference("point"),
                "width", reference("size"),
                "height", reference("size")),
            "id"));
    definitions.set("node", node(catalogue));
    return definitions;
  }

  private static ObjectNode node(Catalogue catalogue) {
    ArrayNode kinds = JSON.arrayNode();
    ArrayNode cases = JSON.arrayNode();
    for (Kind kind : catalogue.all()) {
      kinds.add(kind.id());
      cases.add(kindCase(kind));
    }
    for (Kind kind : catalogue.unlisted()) {
      kinds.add(kind.id());
      cases.add(kindCase(kind));
    }
    cases.add(
        kindCase(
            new SubnetKind("", Graph.EMPTY, catalogue),
            JSON.objectNode().put("pattern", "^" + SubnetKind.id(""))));
    ObjectNode node =
        object(
            Map.of(
                "id",
                    text(GraphReader.LONGEST_NAME).put("pattern", "^[A-Za-z0-9_][A-Za-z0-9_/-]*$"),
                "kind", kind(kinds),
                "title", text(GraphReader.LONGEST_NAME),
                "at", reference("point"),
                "bypassed", JSON.objectNode().put("type", "boolean"),
                "settings", JSON.objectNode().put("type", "object")),
            "id",
            "kind");
    node.set("allOf", cases);
    return node;
  }

  /** A kind of every document, or one of the document's own sub-networks. */
  private static ObjectNode kind(ArrayNode kinds) {
    ObjectNode kind = JSON.objectNode();
    ArrayNode either = kind.putArray("anyOf");
    either.add(JSON.objectNode().set("enum", kinds));
    either.add(
        JSON.objectNode().put("type", "string").put("pattern", "^" + SubnetKind.id("") + "."));
    return kind;
  }

  /** If a node is of this kind, its settings are these. */
  private static ObjectNode kindCase(Kind kind) {
    return kindCase(kind, JSON.objectNode().put("const", kind.id()));
  }

  private static ObjectNode kindCase(Kind kind, ObjectNode id) {
    ObjectNode settings = JSON.objectNode().put("type", "object");
    ObjectNode properties = settings.putObject("properties");
    ArrayNode required = JSON.arrayNode();
    for (Parameter parameter : kind.parameters()) {
      properties.set(parameter.name(), ParameterSchema.of(parameter));
      if (parameter.required()) {
        required.add(parameter.name());
      }
    }
    ObjectNode then = JSON.objectNode();
    then.putObject("properties").set("settings", settings);
    if (!required.isEmpty()) {
      settings.set("required", required);
      then.putArray("required").add("settings");
    }
    ObjectNode condition = JSON.objectNode();
    condition.putObject("properties").set("kind", id);
    return JSON.objectNode().<ObjectNode>set("if", condition).set("then", then);
  }

  private static void addGraph(ObjectNode schema) {
    ObjectNode properties = (ObjectNode) schema.get("properties");
    properties.set("nodes", list(reference("node"), 0, GraphReader.MOST_NODES));
    properties.set("links", list(reference("link"), 0, GraphReader.MOST_LINKS));
    properties.set("frames", list(reference("frame"), 0, GraphReader.MOST_DECORATIONS));
    properties.set("notes", list(reference("note"), 0, GraphReader.MOST_DECORATIONS));
  }

  private static ObjectNode object(Map<String, ObjectNode> fields, String... required) {
    ObjectNode object = JSON.objectNode().put("type", "object");
    ObjectNode properties = object.putObject("properties");
    fields.keySet().stream().sorted().forEach(name -> properties.set(name, fields.get(name)));
    for (String name : required) {
      object.withArray("required").add(name);
    }
    return object;
  }

  private static ObjectNode text(int longest) {
    return JSON.objectNode().put("type", "string").put("maxLength", longest);
  }

  /** {@code node.port}. */
  private static ObjectNode end() {
    return JSON.objectNode()
        .put("type", "string")
        .put("pattern", "^[A-Za-z0-9_][A-Za-z0-9_/-]*\\..+$");
  }

  static ObjectNode list(ObjectNode items, int fewest, int most) {
    ObjectNode list = JSON.objectNode().put("type", "array");
    list.set("items", items);
    return list.put("minItems", fewest).put("maxItems", most);
  }

  private static ObjectNode reference(String definition) {
    return JSON.objectNode().put("$ref", "#/$defs/" + definition);
  }

  private static String print(ObjectNode root) {
    try {
      return new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(root)
              .replace("\r\n", "\n")
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON is always JSON", e);
    }
  }
}
