package org.layerloom.exchange.in;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.layerloom.json.Json;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.Parameter;
import org.layerloom.network.PortType;
import org.layerloom.network.Value;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;

/** A project while it is put together from a foreign file. */
public final class Draft {

  private static final int COLUMN = 230;
  private static final int ROW = 130;

  private final String name;
  private final Catalogue catalogue;
  private final Map<String, ObjectNode> nodes = new LinkedHashMap<>();
  private final List<String[]> links = new ArrayList<>();
  private final List<Message> notes = new ArrayList<>();
  private final ObjectNode rest = Json.object();

  public Draft(String name, Catalogue catalogue) {
    this.name = name;
    this.catalogue = catalogue;
  }

  /** Fields of the project's file besides its nodes and links. */
  public void rest(ObjectNode fields) {
    rest.setAll(fields);
  }

  /** What the person should know. */
  public void note(Message note) {
    notes.add(note);
  }

  public boolean has(String id) {
    return nodes.containsKey(id);
  }

  /** A free id: the wanted one where it can be. */
  public String free(String wanted) {
    String stem = wanted.replaceAll("[^A-Za-z0-9_/-]", "_");
    if (!NodeId.isValid(stem)) {
      stem = "n" + stem.replaceAll("^[^A-Za-z0-9_]+", "");
    }
    String id = stem;
    for (int number = 1; nodes.containsKey(id); number++) {
      id = stem + number;
    }
    return id;
  }

  /** A node as a project's file has it, with everything but its place. */
  public void node(String id, ObjectNode node) {
    node.put("id", id);
    nodes.put(id, node);
  }

  /** A node of a kind; settings may be added to what comes back. */
  public ObjectNode node(String id, String kind) {
    ObjectNode node = Json.object().put("id", id).put("kind", kind);
    nodes.put(id, node);
    ObjectNode settings = node.putObject("settings");
    Kind known = catalogue.find(kind);
    if (known != null) {
      // A project's file states these; whoever reads more of the foreign file writes over them.
      known.parameters().stream()
          .filter(Parameter::required)
          .forEach(parameter -> put(settings, parameter.name(), parameter.initial()));
    }
    return settings;
  }

  /** Takes a node out that no link knows yet. */
  public void remove(String id) {
    nodes.remove(id);
  }

  /** Changes settings of a node that is there. */
  public void change(String id, Consumer<ObjectNode> change) {
    ObjectNode node = nodes.get(id);
    if (node != null && node.get("settings") instanceof ObjectNode settings) {
      change.accept(settings);
    }
  }

  /** Whether a node has this setting. */
  public boolean gives(String id, String setting, Object value) {
    ObjectNode node = nodes.get(id);
    return node != null && node.path("settings").path(setting).asText().equals(value.toString());
  }

  /** Whether a node gives samples, to which nothing but a preparation has been done. */
  public boolean samples(String id) {
    Kind kind = kind(id);
    return kind != null
        && !kind.outputs().isEmpty()
        && kind.outputs().getFirst().type() == PortType.SAMPLES;
  }

  /** Whether a link leads away from a node. */
  public boolean feeds(String id) {
    return links.stream().anyMatch(link -> link[2].equals(id));
  }

  private static void put(ObjectNode settings, String name, Value value) {
    switch (value) {
      case Value.Whole(long whole) -> settings.put(name, whole);
      case Value.Real(double real) -> settings.put(name, real);
      case Value.Flag(boolean flag) -> settings.put(name, flag);
      case Value.Text(String text) -> settings.put(name, text);
      case Value.Wholes(List<Long> wholes) -> wholes.forEach(settings.putArray(name)::add);
    }
  }

  /** Joins the first output with the first input. */
  public void link(String from, String to) {
    Kind source = kind(from);
    Kind target = kind(to);
    if (source == null || source.outputs().isEmpty()) {
      note(Message.of("exchange.in.noOutput", from));
    } else if (target == null || target.inputs().isEmpty()) {
      note(Message.of("exchange.in.noInput", to));
    } else {
      link(from, source.outputs().getFirst().name(), to, target.inputs().getFirst().name());
    }
  }

  /** Joins the first outputs of nodes with a node's inputs, one each; none for an empty name. */
  public void linkAll(List<String> from, String to) {
    Kind target = kind(to);
    for (int place = 0; place < from.size(); place++) {
      if (from.get(place).isEmpty()) {
        continue;
      }
      Kind source = kind(from.get(place));
      if (source == null || source.outputs().isEmpty()) {
        note(Message.of("exchange.in.noOutput", from.get(place)));
      } else if (target == null || target.inputs().size() <= place) {
        note(Message.of("exchange.in.noInput", to));
      } else {
        link(
            from.get(place),
            source.outputs().getFirst().name(),
            to,
            target.inputs().get(place).name());
      }
    }
  }

  public void link(String from, String output, String to, String input) {
    links.add(new String[] {from + "." + output, to + "." + input, from, to});
  }

  private @org.jspecify.annotations.Nullable Kind kind(String id) {
    ObjectNode node = nodes.get(id);
    return node == null ? null : catalogue.find(node.path("kind").asText());
  }

  /** Reads what was put together. */
  public Imported finish() {
    place();
    ObjectNode file = Json.object().put("format", ProjectFile.FORMAT).put("name", name);
    file.setAll(rest);
    ArrayNode all = file.putArray("nodes");
    nodes.values().forEach(all::add);
    ArrayNode joins = file.putArray("links");
    for (String[] link : links) {
      joins.addObject().put("from", link[0]).put("to", link[1]);
    }
    return switch (ProjectFile.parse(Json.bytes(file), name, catalogue)) {
      case Opening.Refused refused -> new Imported.Refused(refused.problems());
      case Opening.Opened opened -> {
        notes.addAll(opened.warnings());
        yield new Imported.Read(opened.document(), notes);
      }
    };
  }

  /** Nodes without a place stand in columns: each behind all that feed it. */
  private void place() {
    Map<String, Integer> columns = new HashMap<>();
    nodes.keySet().forEach(id -> columns.put(id, 0));
    for (int round = 0; round < nodes.size(); round++) {
      boolean moved = false;
      for (String[] link : links) {
        int behind = columns.getOrDefault(link[2], 0) + 1;
        if (columns.getOrDefault(link[3], 0) < behind && behind <= nodes.size()) {
          columns.put(link[3], behind);
          moved = true;
        }
      }
      if (!moved) {
        break;
      }
    }
    Map<Integer, Integer> rows = new HashMap<>();
    nodes.forEach(
        (id, node) -> {
          if (!node.has("at")) {
            int column = Objects.requireNonNull(columns.get(id));
            int row = rows.merge(column, 1, Integer::sum) - 1;
            node.putArray("at").add(column * COLUMN).add(row * ROW);
          }
        });
  }
}
