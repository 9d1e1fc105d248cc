package org.layerloom.exchange.mermaid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.layerloom.json.Json;
import org.layerloom.json.JsonException;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Family;
import org.layerloom.network.Kind;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortType;
import org.layerloom.network.Wording;
import org.layerloom.project.Document;
import org.layerloom.project.ProjectFile;

/** Writes a flowchart in Mermaid's language. */
public final class MermaidWriter {

  /** What a comment with a node's settings begins with. */
  static final String NODE = "%% node ";

  /** What a comment with everything else begins with. */
  static final String REST = "%% project ";

  /** What stands between an output's and an input's name on an arrow. */
  static final String TO = " → ";

  private final Document document;
  private final Catalogue catalogue;
  private final Catalogue standard;
  private final Wording wording;
  private final Map<NodeId, String> names = new LinkedHashMap<>();

  private MermaidWriter(Document document, Catalogue catalogue, Wording wording) {
    this.document = document;
    this.catalogue = document.network().catalogue(catalogue);
    this.standard = catalogue;
    this.wording = wording;
  }

  /** The whole text of the top flowchart. */
  public static String write(Document document, Catalogue catalogue, Wording wording) {
    return new MermaidWriter(document, catalogue, wording).write();
  }

  private String write() {
    Set<String> taken = new HashSet<>(Set.of("end"));
    for (NodeId id : document.graph().nodes().keySet()) {
      String stem = id.value().replaceAll("[^A-Za-z0-9_]", "_");
      String name = stem;
      for (int number = 1; !taken.add(name); number++) {
        name = stem + "_" + number;
      }
      names.put(id, name);
    }
    List<String> lines = new ArrayList<>(List.of("flowchart LR"));
    document.graph().nodes().values().forEach(node -> lines.add("  " + card(node)));
    document.graph().links().forEach(link -> lines.add("  " + arrow(link)));
    lines.addAll(settings());
    return String.join("\n", lines) + "\n";
  }

  private String name(NodeId id) {
    return names.getOrDefault(id, id.value());
  }

  /** Data stand in a drum, losses in a hexagon, what the person starts in a stadium. */
  private String card(Node node) {
    Kind kind = catalogue.find(node.kind());
    Family family = kind == null ? Family.SHAPE : kind.family();
    String summary = kind == null ? "" : wording.summary(kind, node.settings());
    String text = quoted(words(node) + (summary.isBlank() ? "" : "<br/>" + summary.strip()));
    String id = name(node.id());
    return switch (family) {
      case DATA -> id + "[(" + text + ")]";
      case LOSS -> id + "{{" + text + "}}";
      case RUN, RESULT -> id + "([" + text + "])";
      default -> id + "[" + text + "]";
    };
  }

  private String words(Node node) {
    Kind kind = catalogue.find(node.kind());
    if (!node.title().isEmpty()) {
      return node.title();
    }
    return kind == null ? node.kind() : wording.name(kind);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "#quot;").replace("\n", " ") + '"';
  }

  private String arrow(Link link) {
    boolean labels = type(link) == PortType.LABELS;
    String from = name(link.from().node());
    String to = name(link.to().node());
    String way = labels ? "-.->" : "-->";
    return usual(link)
        ? from + " " + way + " " + to
        : "%s %s|\"%s%s%s\"| %s".formatted(from, way, link.from().port(), TO, link.to().port(), to);
  }

  private PortType type(Link link) {
    Kind kind = catalogue.find(document.graph().node(link.from().node()).kind());
    return kind == null
        ? PortType.TENSOR
        : kind.outputs().stream()
            .filter(port -> port.name().equals(link.from().port()))
            .map(port -> port.type())
            .findFirst()
            .orElse(PortType.TENSOR);
  }

  /** Whether it joins the first output with the first input, and any reader knows both. */
  private boolean usual(Link link) {
    Kind from = standard.find(document.graph().node(link.from().node()).kind());
    Kind to = standard.find(document.graph().node(link.to().node()).kind());
    return from != null
        && to != null
        && from.outputs().getFirst().name().equals(link.from().port())
        && to.inputs().getFirst().name().equals(link.to().port());
  }

  /** The nodes as the project's file has them, one comment each. */
  private List<String> settings() {
    List<String> lines = new ArrayList<>();
    try {
      ObjectNode file = Json.object(ProjectFile.text(document).getBytes(StandardCharsets.UTF_8));
      for (JsonNode node : Json.list(file, "nodes")) {
        String id = name(new NodeId(Json.text(node, "id")));
        lines.add("  " + NODE + id + " " + new String(Json.bytes(node), StandardCharsets.UTF_8));
      }
      // What no diagram shows: description, frames, notes, sub-networks.
      file.remove(List.of("format", "nodes", "links"));
      lines.add("  " + REST + new String(Json.bytes(file), StandardCharsets.UTF_8));
    } catch (JsonException e) {
      throw new IllegalStateException("a project's own text cannot be read", e);
    }
    return lines;
  }
}
