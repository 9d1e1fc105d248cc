package org.layerloom.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.layerloom.network.Frame;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.Note;
import org.layerloom.network.Value;

/**
 * Writes a document: nodes in the order of their ids, a block each with a line a setting, links in
 * their own order, a line each. So a change of one thing changes one line, and two people's changes
 * merge.
 */
final class DocumentWriter {

  String write(Document document) {
    List<String> fields = new ArrayList<>();
    fields.add(field("format", Integer.toString(ProjectFile.FORMAT)));
    fields.add(text("generator", ProjectFile.GENERATOR));
    fields.add(text("name", document.name()));
    if (!document.description().isEmpty()) {
      fields.add(text("description", document.description()));
    }
    if (!document.weights().isEmpty()) {
      fields.add(text("weights", document.weights()));
    }
    fields.addAll(graph(document.graph(), "  "));
    if (!document.subnetworks().isEmpty()) {
      fields.add(field("subnetworks", subnetworks(document.subnetworks())));
    }
    return object(fields, "") + "\n";
  }

  private static String subnetworks(Map<String, Graph> graphs) {
    List<String> members = new ArrayList<>();
    graphs.forEach(
        (name, graph) -> members.add(field(name, object(graph(graph, "      "), "    "))));
    return object(members, "  ");
  }

  /** The fields of a graph; {@code indent} is that of the fields. */
  private static List<String> graph(Graph graph, String indent) {
    String inner = indent + "  ";
    List<String> fields = new ArrayList<>();
    fields.add(
        array("nodes", graph.nodes().values().stream().map(n -> node(n, inner)).toList(), indent));
    fields.add(array("links", graph.links().stream().map(DocumentWriter::link).toList(), indent));
    if (!graph.frames().isEmpty()) {
      fields.add(
          array(
              "frames",
              graph.frames().values().stream().map(f -> frame(f, inner)).toList(),
              indent));
    }
    if (!graph.notes().isEmpty()) {
      fields.add(
          array(
              "notes", graph.notes().values().stream().map(n -> note(n, inner)).toList(), indent));
    }
    return fields;
  }

  private static String node(Node node, String indent) {
    List<String> fields = new ArrayList<>();
    fields.add(text("id", node.id().value()));
    fields.add(text("kind", node.kind()));
    if (!node.title().isEmpty()) {
      fields.add(text("title", node.title()));
    }
    fields.add(field("at", JsonText.of(node.at())));
    if (node.bypassed()) {
      fields.add(field("bypassed", "true"));
    }
    Map<String, Value> values = node.settings().values();
    if (!values.isEmpty()) {
      List<String> settings = new ArrayList<>();
      values.forEach((name, value) -> settings.add(field(name, JsonText.of(value))));
      fields.add(field("settings", object(settings, indent + "  ")));
    }
    return object(fields, indent);
  }

  private static String link(Link link) {
    String ends = text("from", link.from().toString()) + ", " + text("to", link.to().toString());
    if (link.bends().isEmpty()) {
      return "{" + ends + "}";
    }
    String bends =
        link.bends().stream().map(JsonText::of).collect(Collectors.joining(", ", "[", "]"));
    return "{" + ends + ", " + field("bends", bends) + "}";
  }

  private static String frame(Frame frame, String indent) {
    return object(
        List.of(
            text("id", frame.id()),
            text("title", frame.title()),
            text("colour", frame.colour()),
            field("at", JsonText.of(frame.at())),
            field("width", JsonText.of(frame.width())),
            field("height", JsonText.of(frame.height()))),
        indent);
  }

  private static String note(Note note, String indent) {
    return object(
        List.of(
            text("id", note.id()),
            text("markdown", note.markdown()),
            field("at", JsonText.of(note.at())),
            field("width", JsonText.of(note.width())),
            field("height", JsonText.of(note.height()))),
        indent);
  }

  private static String text(String name, String value) {
    return field(name, JsonText.quoted(value));
  }

  private static String field(String name, String json) {
    return JsonText.quoted(name) + ": " + json;
  }

  private static String array(String name, List<String> items, String indent) {
    if (items.isEmpty()) {
      return field(name, "[]");
    }
    String inner = "\n" + indent + "  ";
    return field(name, "[" + inner + String.join("," + inner, items) + "\n" + indent + "]");
  }

  private static String object(List<String> fields, String indent) {
    String inner = "\n" + indent + "  ";
    return "{" + inner + String.join("," + inner, fields) + "\n" + indent + "}";
  }
}
