package org.layerloom.project;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.SubnetKind;
import org.layerloom.subnet.Definitions;
import org.layerloom.subnet.NetworkEdits;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * Reads a document's sub-networks, each after those that it uses: only then are the ports known at
 * which its links end.
 */
final class SubnetReader {

  private static final int MOST = 10_000;

  private final Report report;
  private Catalogue catalogue;

  SubnetReader(Report report, Catalogue standard) {
    this.report = report;
    this.catalogue = standard;
  }

  /** The kinds of every document, and the sub-networks that were read. */
  Catalogue catalogue() {
    return catalogue;
  }

  PMap<String, Graph> read(Json.@Nullable Obj object) {
    PMap<String, Graph> graphs = TreePMap.empty();
    if (object == null) {
      return graphs;
    }
    if (object.members().size() > MOST) {
      report.problem(object.at(), "project.many", "subnetworks", object.members().size(), MOST);
      return graphs;
    }
    Map<String, Json.Obj> found = new LinkedHashMap<>();
    for (Map.Entry<String, Json> entry : object.members().entrySet()) {
      Json.Obj graph = Fields.asObject(entry.getValue(), path(entry.getKey()), report);
      if (!NetworkEdits.isName(entry.getKey())) {
        report.problem(entry.getValue().at(), "project.subnet.name", entry.getKey());
      } else if (graph != null) {
        found.put(entry.getKey(), graph);
      }
    }
    for (String name : order(found)) {
      Json.Obj json = found.get(name);
      if (json != null) {
        Fields fields = new Fields(report, json, path(name) + ".");
        Graph graph = new GraphReader(report, catalogue, path(name) + ".").read(fields);
        fields.done();
        graphs = graphs.plus(name, graph);
        catalogue = catalogue.with(List.of(new SubnetKind(name, graph, catalogue)));
      }
    }
    return graphs;
  }

  private static String path(String name) {
    return "subnetworks." + name;
  }

  private List<String> order(Map<String, Json.Obj> found) {
    Map<String, Set<String>> uses = new LinkedHashMap<>();
    found.forEach((name, graph) -> uses.put(name, uses(graph)));
    Definitions definitions = Definitions.of(uses);
    found.forEach(
        (name, graph) -> {
          if (definitions.circular().contains(name)) {
            report.problem(graph.at(), "project.subnet.circle", name);
          } else if (definitions.deep().contains(name)) {
            report.problem(graph.at(), "project.subnet.deep", name, Definitions.DEEPEST);
          }
        });
    return definitions.order();
  }

  /** The sub-networks that a graph's nodes name, before anything else is known of them. */
  private static Set<String> uses(Json.Obj graph) {
    Set<String> names = new HashSet<>();
    if (graph.members().get("nodes") instanceof Json.Arr(Json.Place at, List<Json> nodes)) {
      for (Json node : nodes) {
        if (node instanceof Json.Obj(Json.Place place, Map<String, Json> members)
            && members.get("kind") instanceof Json.Text(Json.Place kindAt, String kind)) {
          String name = SubnetKind.name(kind);
          if (name != null) {
            names.add(name);
          }
        }
      }
    }
    return names;
  }
}
