package org.layerloom.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Problem.Fix;

/** Turns repairs, which speak of one node, into edits of the graph. */
final class Fixes {

  private static final double STEP = 40;

  private final Graph graph;
  private final Catalogue catalogue;
  private final Wiring wiring;
  private final Map<NodeId, List<Signal>> outputs;

  Fixes(Graph graph, Catalogue catalogue, Wiring wiring, Map<NodeId, List<Signal>> outputs) {
    this.graph = graph;
    this.catalogue = catalogue;
    this.wiring = wiring;
    this.outputs = outputs;
  }

  List<Fix> of(Node node, Kind kind, List<Repair> repairs) {
    List<Fix> fixes = new ArrayList<>();
    for (Repair repair : repairs) {
      Fix fix =
          switch (repair) {
            case Repair.Set(String parameter, Value value) -> set(node, parameter, value);
            case Repair.SetBefore before -> setBefore(node, kind, before);
            case Repair.InsertBefore insert -> insert(node, kind, insert);
            case Repair.Become become -> become(node, become);
          };
      // No button for what the graph does not allow, as an embedding between data and preparation.
      if (fix != null && Edits.apply(graph, fix.edit(), catalogue) instanceof EditResult.Applied) {
        fixes.add(fix);
      }
    }
    return fixes;
  }

  static Fix set(Node node, String parameter, Value value) {
    return new Fix(
        Message.of(
            "network.repair.set",
            new Term.OfParameter(node.kind(), parameter),
            new Term.OfValue(node.kind(), parameter, value)),
        new Edit.Configure(Set.of(node.id()), parameter, value));
  }

  static Fix remove(Node node) {
    return new Fix(
        Message.of("network.repair.remove", new Term.OfNode(node)),
        new Edit.Remove(Set.of(node.id()), false));
  }

  static Fix rename(Node node, NodeId id) {
    return new Fix(Message.of("network.repair.rename", id.value()), new Edit.Rename(node.id(), id));
  }

  static Fix noBypass(Node node) {
    return new Fix(
        Message.of("network.repair.noBypass"), new Edit.Bypass(Set.of(node.id()), false));
  }

  static Fix disconnect(Link link) {
    return new Fix(
        Message.of("network.repair.disconnect", link.from().toString(), link.to().toString()),
        new Edit.Disconnect(Set.of(link)));
  }

  private @Nullable Fix setBefore(Node node, Kind kind, Repair.SetBefore repair) {
    List<Link> links = wiring.into(node.id(), kind.inputs().get(repair.inputPort()).name());
    if (links.isEmpty()) {
      return null;
    }
    Node before = graph.node(links.getFirst().from().node());
    Signal shape = signal(before);
    while (shape != null && shape.equals(signal(before))) {
      Kind known = catalogue.find(before.kind());
      if (known == null) {
        return null;
      }
      if (known.hasParameter(repair.parameter()) && !before.bypassed()) {
        return new Fix(
            Message.of(
                "network.repair.setOf",
                new Term.OfParameter(known.id(), repair.parameter()),
                new Term.OfNode(before),
                new Term.OfValue(known.id(), repair.parameter(), repair.value())),
            new Edit.Configure(Set.of(before.id()), repair.parameter(), repair.value()));
      }
      List<NodeId> feeders = wiring.feeders(before.id());
      if (feeders.isEmpty()) {
        return null;
      }
      before = graph.node(feeders.getFirst());
    }
    return null;
  }

  /** The shape that a node gives out, with the meaning of its numbers left aside. */
  private @Nullable Signal signal(Node node) {
    List<Signal> signals = outputs.get(node.id());
    return signals != null && !signals.isEmpty() && signals.getFirst() instanceof Signal.Tensor t
        ? Signal.Tensor.real(t.shape())
        : null;
  }

  private @Nullable Fix insert(Node node, Kind kind, Repair.InsertBefore repair) {
    Kind wanted = catalogue.find(repair.kind());
    List<Link> links = wiring.into(node.id(), kind.inputs().get(repair.inputPort()).name());
    if (links.isEmpty() || wanted == null) {
      return null;
    }
    Point before = graph.node(links.getFirst().from().node()).at();
    Point middle =
        new Point((before.x() + node.at().x()) / 2, (before.y() + node.at().y()) / 2 + STEP);
    Node added = new Node(graph.freeId(repair.kind()), repair.kind(), middle, repair.settings());
    return new Fix(
        Message.of("network.repair.insert", new Term.OfKind(repair.kind())),
        new Edit.Insert(links.getFirst(), added));
  }

  private @Nullable Fix become(Node node, Repair.Become repair) {
    Kind wanted = catalogue.find(repair.kind());
    if (wanted == null) {
      return null;
    }
    List<Link> kept = new ArrayList<>(graph.into(node.id()));
    kept.addAll(graph.outOf(node.id()));
    kept.removeIf(link -> !goesOn(wanted, node.id(), link));
    Node next = new Node(node.id(), wanted.id(), node.title(), node.at(), repair.settings(), false);
    return new Fix(
        Message.of("network.repair.become", new Term.OfKind(wanted.id())),
        new Edit.Several(
            List.of(new Edit.Remove(Set.of(node.id()), false), new Edit.Add(List.of(next), kept))));
  }

  private static boolean goesOn(Kind kind, NodeId id, Link link) {
    return link.to().node().equals(id)
        ? kind.inputs().stream().anyMatch(port -> port.name().equals(link.to().port()))
        : kind.outputs().stream().anyMatch(port -> port.name().equals(link.from().port()));
  }
}
