package org.layerloom.project;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.pcollections.PMap;

/** Reads a whole document. */
final class DocumentReader {

  static final int LONGEST_PATH = 4_000;

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
    String weights = fields.text("weights", LONGEST_PATH, "");
    SubnetReader subnets = new SubnetReader(report, catalogue);
    PMap<String, Graph> subnetworks = subnets.read(fields.object("subnetworks"));
    Graph graph = new GraphReader(report, subnets.catalogue(), "").read(fields);
    fields.done();
    return name == null ? null : new Document(name, description, graph, subnetworks, weights);
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
}
