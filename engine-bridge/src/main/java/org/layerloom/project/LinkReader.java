package org.layerloom.project;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Kind;
import org.layerloom.network.Link;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.Port;
import org.layerloom.network.PortRef;
import org.layerloom.network.Term;

/** Reads links, each of which must join two ports that there are and that fit. */
final class LinkReader {

  private static final int MOST_BENDS = 1000;
  private static final int LONGEST_END = 2 * GraphReader.LONGEST_NAME;

  private final Report report;
  private final Map<NodeId, @Nullable Kind> kinds;
  private final String path;
  private final List<Link> links = new ArrayList<>();
  private final Set<String> joined = new HashSet<>();
  private final Set<PortRef> taken = new HashSet<>();

  LinkReader(Report report, Map<NodeId, @Nullable Kind> kinds, String path) {
    this.report = report;
    this.kinds = kinds;
    this.path = path;
  }

  List<Link> links() {
    return links;
  }

  void read(Json item, int index) {
    String place = path + "links[" + index + "]";
    Json.Obj object = Fields.asObject(item, place, report);
    if (object == null) {
      return;
    }
    Fields fields = new Fields(report, object, place + ".");
    PortRef from = end(fields, "from");
    PortRef to = end(fields, "to");
    List<Point> bends =
        Coordinates.points(fields.array("bends", MOST_BENDS), place + ".bends", report);
    fields.done();
    if (from != null && to != null && fits(from, to, fields)) {
      links.add(new Link(from, to, bends));
    }
  }

  private @Nullable PortRef end(Fields fields, String name) {
    String text = fields.text(name, LONGEST_END);
    if (text == null) {
      return null;
    }
    int dot = text.indexOf('.');
    if (dot < 0 || dot == text.length() - 1 || !NodeId.isValid(text.substring(0, dot))) {
      report.problem(fields.at(name), "project.link.end", text);
      return null;
    }
    NodeId node = new NodeId(text.substring(0, dot));
    if (!kinds.containsKey(node)) {
      report.problem(fields.at(name), "project.link.nowhere", text, node.value());
      return null;
    }
    return new PortRef(node, text.substring(dot + 1));
  }

  private boolean fits(PortRef from, PortRef to, Fields fields) {
    Kind source = kinds.get(from.node());
    Kind target = kinds.get(to.node());
    if (source == null || target == null) {
      return false; // the node itself is reported
    }
    Port output = port(source.outputs(), from, source, fields.at("from"), "output");
    Port input = port(target.inputs(), to, target, fields.at("to"), "input");
    if (output == null || input == null) {
      return false;
    }
    if (!input.type().accepts(output.type())) {
      report.problem(
          fields.at(),
          "project.link.type",
          from,
          to,
          new Term.OfType(output.type()),
          new Term.OfType(input.type()));
      return false;
    }
    if (!joined.add(from + " " + to)) {
      report.problem(fields.at(), "project.link.twice", from, to);
      return false;
    }
    if (!input.many() && !taken.add(to)) {
      report.problem(fields.at("to"), "project.link.taken", to);
      return false;
    }
    return true;
  }

  private @Nullable Port port(
      List<Port> ports, PortRef end, Kind kind, Json.Place at, String direction) {
    for (Port port : ports) {
      if (port.name().equals(end.port())) {
        return port;
      }
    }
    String names = ports.stream().map(Port::name).collect(Collectors.joining(", "));
    report.problem(
        at, "project.link." + direction, end.node().value(), kind.id(), end.port(), names);
    return null;
  }
}
