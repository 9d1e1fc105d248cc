package org.layerloom.project;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/** Reads a whole document. */
final class DocumentReader {

  private static final int MOST_SUBNETWORKS = 10_000;

  private final Report report;
  private final Catalogue catalogue;

  DocumentReader(Report report, Catalogue catalogue) {
    this.report = report;
    this.catalogue = catalogue;
  }

  /** The document; null, or not to be used, where the report has problems. */
  @Nullable Document read(Json json) {
    if (!(json instanceof Json.Obj object) || !object.members().containsKey("format")) {
      report.problem(json.at(), "project.other");
      return null;
    }
    Fields fields = new Fields(report, object, "");
    if (!formatIsKnown(fields)) {
      return null;
    }
    fields.text("generator", GraphReader.LONGEST_NAME, "");
    String name = fields.text("name", GraphReader.LONGEST_NAME);
    String description = fields.text("description", GraphReader.LONGEST_MARKDOWN, "");
    Graph graph = new GraphReader(report, catalogue, "").read(fields);
    PMap<String, Graph> subnetworks = subnetworks(fields.object("subnetworks"));
    fields.done();
    return name == null ? null : new Document(name, description, graph, subnetworks);
  }

  private boolean formatIsKnown(Fields fields) {
    Json value = fields.take("format");
    if (value instanceof Json.Num(Json.Place at, double number, OptionalLong whole)
        && whole.isPresent()
        && number >= 1) {
      if (number > ProjectFile.FORMAT) {
        report.problem(at, "project.format.newer", JsonText.found(value), ProjectFile.FORMAT);
      }
      return number <= ProjectFile.FORMAT;
    }
    report.problem(fields.at("format"), "project.format.wrong", ProjectFile.FORMAT);
    return false;
  }

  private PMap<String, Graph> subnetworks(Json.@Nullable Obj object) {
    PMap<String, Graph> graphs = TreePMap.empty();
    if (object == null) {
      return graphs;
    }
    if (object.members().size() > MOST_SUBNETWORKS) {
      report.problem(
          object.at(), "project.many", "subnetworks", object.members().size(), MOST_SUBNETWORKS);
      return graphs;
    }
    for (Map.Entry<String, Json> entry : object.members().entrySet()) {
      String path = "subnetworks." + entry.getKey();
      Json.Obj graph = Fields.asObject(entry.getValue(), path, report);
      if (graph != null) {
        Fields fields = new Fields(report, graph, path + ".");
        graphs =
            graphs.plus(
                entry.getKey(), new GraphReader(report, catalogue, path + ".").read(fields));
        fields.done();
      }
    }
    return graphs;
  }
}
