package org.layerloom.project;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Frame;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Note;
import org.layerloom.network.Settings;
import org.layerloom.network.SubnetKind;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/** Reads the nodes, links, frames and notes of one graph. */
final class GraphReader {

  static final int MOST_NODES = 100_000;
  static final int MOST_LINKS = 400_000;
  static final int MOST_DECORATIONS = 10_000;
  static final int LONGEST_NAME = 200;
  static final int LONGEST_MARKDOWN = 100_000;

  private final Report report;
  private final Catalogue catalogue;
  private final String path;

  /** Each node's kind; null where the catalogue has none of that name. */
  private final Map<NodeId, @Nullable Kind> kinds = new HashMap<>();

  GraphReader(Report report, Catalogue catalogue, String path) {
    this.report = report;
    this.catalogue = catalogue;
    this.path = path;
  }

  Graph read(Fields fields) {
    PMap<NodeId, Node> nodes = nodes(fields.array("nodes", MOST_NODES));
    LinkReader links = new LinkReader(report, kinds, path);
    List<Json> linkItems = fields.array("links", MOST_LINKS);
    for (int i = 0; i < linkItems.size(); i++) {
      links.read(linkItems.get(i), i);
    }
    return new Graph(
        nodes,
        TreePVector.from(links.links()),
        frames(fields.array("frames", MOST_DECORATIONS)),
        notes(fields.array("notes", MOST_DECORATIONS)));
  }

  private PMap<NodeId, Node> nodes(List<Json> items) {
    PMap<NodeId, Node> nodes = TreePMap.empty();
    for (int i = 0; i < items.size(); i++) {
      String place = path + "nodes[" + i + "]";
      Json.Obj object = Fields.asObject(items.get(i), place, report);
      Node node = object == null ? null : node(new Fields(report, object, place + "."));
      if (node != null) {
        nodes = nodes.plus(node.id(), node);
      }
    }
    return nodes;
  }

  private @Nullable Node node(Fields fields) {
    String id = fields.text("id", LONGEST_NAME);
    String kindId = fields.text("kind", LONGEST_NAME);
    String title = fields.text("title", LONGEST_NAME, "");
    var at = fields.point("at");
    boolean bypassed = fields.flag("bypassed", false);
    Json.Obj settings = fields.object("settings");
    fields.done();
    if (id == null) {
      return null;
    }
    if (!NodeId.isValid(id)) {
      report.problem(fields.at("id"), "project.node.id", id);
      return null;
    }
    NodeId nodeId = new NodeId(id);
    if (kinds.containsKey(nodeId)) {
      report.problem(fields.at("id"), "project.node.twice", id);
      return null;
    }
    Kind kind = kindId == null ? null : catalogue.find(kindId);
    kinds.put(nodeId, kind);
    if (kind == null) {
      if (kindId != null) {
        unknownKind(fields.at("kind"), id, kindId);
      }
      return null;
    }
    Settings read =
        settings == null && fields.take("settings") != null
            ? kind.initialSettings() // reported as no object
            : new SettingsReader(report, id, kind).read(settings, fields.at());
    return new Node(nodeId, kind.id(), title, at, read, bypassed);
  }

  private void unknownKind(Json.Place at, String node, String kindId) {
    String subnet = SubnetKind.name(kindId);
    if (subnet != null) {
      report.problem(at, "project.subnet.unknown", node, subnet);
      return;
    }
    String similar = Similar.to(kindId, catalogue.all().stream().map(Kind::id).toList());
    if (similar == null) {
      report.problem(at, "project.kind.unknown", node, kindId);
    } else {
      report.problem(at, "project.kind.similar", node, kindId, similar);
    }
  }

  private PMap<String, Frame> frames(List<Json> items) {
    PMap<String, Frame> frames = TreePMap.empty();
    for (int i = 0; i < items.size(); i++) {
      Fields fields = decoration(items.get(i), "frames[" + i + "]");
      String id = fields == null ? null : decorationId(fields, frames);
      if (fields == null || id == null) {
        continue;
      }
      frames =
          frames.plus(
              id,
              new Frame(
                  id,
                  fields.text("title", LONGEST_NAME, ""),
                  fields.text("colour", LONGEST_NAME, ""),
                  fields.point("at"),
                  fields.size("width", 200),
                  fields.size("height", 100)));
      fields.done();
    }
    return frames;
  }

  private PMap<String, Note> notes(List<Json> items) {
    PMap<String, Note> notes = TreePMap.empty();
    for (int i = 0; i < items.size(); i++) {
      Fields fields = decoration(items.get(i), "notes[" + i + "]");
      String id = fields == null ? null : decorationId(fields, notes);
      if (fields == null || id == null) {
        continue;
      }
      notes =
          notes.plus(
              id,
              new Note(
                  id,
                  fields.text("markdown", LONGEST_MARKDOWN, ""),
                  fields.point("at"),
                  fields.size("width", 200),
                  fields.size("height", 100)));
      fields.done();
    }
    return notes;
  }

  private @Nullable Fields decoration(Json item, String name) {
    Json.Obj object = Fields.asObject(item, path + name, report);
    return object == null ? null : new Fields(report, object, path + name + ".");
  }

  private @Nullable String decorationId(Fields fields, PMap<String, ?> taken) {
    String id = fields.text("id", LONGEST_NAME);
    if (id != null && taken.containsKey(id)) {
      report.problem(fields.at("id"), "project.decoration.twice", id);
      return null;
    }
    return id;
  }
}
