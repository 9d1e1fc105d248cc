package org.layerloom.exchange.in;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.python.Python;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Edit;
import org.layerloom.network.Graph;
import org.layerloom.network.LayerKind;
import org.layerloom.network.Link;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.Port;
import org.layerloom.network.PortRef;
import org.layerloom.network.SubnetKind;
import org.layerloom.network.Value;
import org.layerloom.subnet.Network;
import org.layerloom.subnet.NetworkEdit;

/**
 * What a person changed in the code of a network, as edits of the flowchart that the code was
 * written from. The code as it was and as it is now are both read; what differs between the two is
 * done to the flowchart, and nothing else: what no code says, such as places, titles or penalties,
 * stays as it is, and code that was not changed changes nothing.
 *
 * <pre>{@code
 * switch (ChangedCode.compare(document.network(), outgoing, before, after)) {
 *   case ChangedCode.Result.Edits(List<NetworkEdit> edits) ->
 *       session.edit(new NetworkEdit.Several(edits), label);
 *   case ChangedCode.Result.Refused(List<Message> reasons) -> show(reasons);
 * }
 * }</pre>
 */
public final class ChangedCode {

  /** What comes of it. */
  public sealed interface Result {

    /**
     * Edits of the flowchart and of its sub-networks, to be carried out in this order as one; none
     * where nothing differs.
     */
    record Edits(List<NetworkEdit> edits) implements Result {
      public Edits {
        edits = List.copyOf(edits);
      }
    }

    /** Why nothing is changed: a sentence for each line that is not understood. */
    record Refused(List<Message> reasons) implements Result {
      public Refused {
        reasons = List.copyOf(reasons);
      }
    }
  }

  private static final double RIGHT = 230;
  private static final double DOWN = 130;

  private final Network drawn;
  private final Graph flowchart;
  private final Outgoing network;
  private final Catalogue kinds;
  private final Graph before;
  private final Graph after;

  /** By the name in the code, the node; inside sub-networks by its path. */
  private final Map<String, NodeId> nodes = new HashMap<>();

  /** By the name in the code, what gives the tensor. */
  private final Map<String, PortRef> sources = new HashMap<>();

  private final List<Edit> edits = new ArrayList<>();
  private final Map<Inner, Value> inside = new LinkedHashMap<>();
  private final Set<Message> refusals = new LinkedHashSet<>();
  private final Set<Point> taken = new HashSet<>();

  /** A setting of a node inside a sub-network, which every use of it shares. */
  private record Inner(String definition, NodeId node, String setting) {}

  private ChangedCode(Network drawn, Outgoing network, Graph before, Graph after) {
    this.drawn = drawn;
    this.flowchart = drawn.graph();
    this.network = network;
    this.kinds = network.catalogue();
    this.before = before;
    this.after = after;
    flowchart.nodes().values().forEach(node -> taken.add(node.at()));
    for (Node node : network.layers()) {
      String name = Python.name(node.id().value());
      nodes.put(name, node.id());
      sources.put(name, new PortRef(node.id(), network.kind(node).outputs().getFirst().name()));
    }
    for (int place = 0; place < network.entries().size(); place++) {
      Outgoing.Entry entry = network.entries().get(place);
      sources.put(place == 0 ? "data" : Python.name(entry.name()), entry.from());
    }
  }

  /**
   * Finds what was changed.
   *
   * @param drawn the flowchart as it is now, with its sub-networks
   * @param network that the code was written of
   * @param before the code as it was written
   * @param after the code as it is now, PyTorch's or Keras'
   */
  public static Result compare(Network drawn, Outgoing network, String before, String after) {
    Imported was = ForeignFile.code(before, "", network.catalogue());
    Imported now = ForeignFile.code(after, "", network.catalogue());
    if (!(was instanceof Imported.Read old)) {
      return new Result.Refused(List.of(Message.of("exchange.code.nothing")));
    }
    return switch (now) {
      case Imported.Refused refused ->
          new Result.Refused(List.of(Message.of("exchange.code.nothing")));
      case Imported.Read read -> {
        // What is left out would look as if it had been deleted.
        List<Message> unknown = new ArrayList<>(read.notes());
        unknown.removeAll(old.notes());
        yield unknown.isEmpty()
            ? new ChangedCode(drawn, network, old.document().graph(), read.document().graph())
                .result()
            : new Result.Refused(unknown.stream().map(ChangedCode::said).toList());
      }
    };
  }

  /** That nothing was changed because of a line, rather than that the line was left out. */
  private static Message said(Message note) {
    return note.key().equals("exchange.in.unknownLine")
        ? Message.of("exchange.code.line", note.values().toArray())
        : note;
  }

  private Result result() {
    Map<NodeId, Node> gone = layers(before);
    Map<NodeId, Node> come = layers(after);
    Set<NodeId> kept = new TreeSet<>(gone.keySet());
    kept.retainAll(come.keySet());
    Set<NodeId> changed =
        new TreeSet<>(
            kept.stream().filter(id -> !kindOf(gone, id).equals(kindOf(come, id))).toList());
    kept.removeAll(changed);
    gone.keySet().removeAll(kept);
    come.keySet().removeAll(kept);
    List<Link> loose = ends(gone.keySet());
    remove(gone.keySet());
    add(come);
    for (NodeId id : kept) {
      configure(before.node(id), after.node(id));
    }
    for (NodeId id : after.nodes().keySet()) {
      if (layer(after.node(id))) {
        connect(id, kept.contains(id));
      }
    }
    lead(loose);
    return refusals.isEmpty() ? new Result.Edits(all()) : new Result.Refused(List.copyOf(refusals));
  }

  private List<NetworkEdit> all() {
    List<NetworkEdit> all = new ArrayList<>();
    if (!edits.isEmpty()) {
      all.add(new NetworkEdit.In(Network.TOP, new Edit.Several(List.copyOf(edits))));
    }
    inside.forEach(
        (at, value) ->
            all.add(
                new NetworkEdit.In(
                    at.definition(), new Edit.Configure(Set.of(at.node()), at.setting(), value))));
    return all;
  }

  private static String kindOf(Map<NodeId, Node> nodes, NodeId id) {
    return Objects.requireNonNull(nodes.get(id)).kind();
  }

  private Map<NodeId, Node> layers(Graph graph) {
    Map<NodeId, Node> found = new HashMap<>(graph.nodes());
    found.values().removeIf(node -> !layer(node));
    return found;
  }

  private boolean layer(Node node) {
    return kinds.find(node.kind()) instanceof LayerKind;
  }

  /** The flowchart's node of a name; null where it is inside a sub-network, which is then said. */
  private @Nullable Node real(NodeId name) {
    NodeId id = nodes.getOrDefault(name.value(), name);
    Node found = flowchart.find(id);
    if (found == null) {
      refusals.add(
          id.value().contains("/")
              ? Message.of("exchange.code.inside", id.value())
              : Message.of("exchange.code.noNode", id.value()));
    }
    return found;
  }

  private void remove(Set<NodeId> names) {
    Set<NodeId> gone = new TreeSet<>();
    for (NodeId name : names) {
      Node node = real(name);
      if (node != null) {
        gone.add(node.id());
      }
    }
    if (!gone.isEmpty()) {
      edits.add(new Edit.Remove(gone, false));
    }
  }

  /** New nodes stand right of what feeds them, or where the one stood that they replace. */
  private void add(Map<NodeId, Node> names) {
    List<Node> added = new ArrayList<>();
    Set<NodeId> used = new HashSet<>(flowchart.nodes().keySet());
    for (NodeId name : ordered(names.keySet())) {
      Node node = Objects.requireNonNull(names.get(name));
      Node old =
          before.find(name) == null ? null : flowchart.find(nodes.getOrDefault(name.value(), name));
      NodeId id = old != null ? old.id() : free(name.value(), used);
      used.add(id);
      nodes.put(name.value(), id);
      sources.put(
          name.value(), new PortRef(id, kinds.kind(node.kind()).outputs().getFirst().name()));
      Point at = old != null ? old.at() : beside(name, added);
      taken.add(at);
      added.add(
          new Node(id, node.kind(), old == null ? "" : old.title(), at, node.settings(), false));
    }
    if (!added.isEmpty()) {
      edits.add(new Edit.Add(added, List.of()));
    }
  }

  private static NodeId free(String wanted, Set<NodeId> used) {
    NodeId id = new NodeId(wanted);
    for (int number = 2; used.contains(id); number++) {
      id = new NodeId(wanted + "_" + number);
    }
    return id;
  }

  /** In the order of the flow, so that what feeds a node has its place before it. */
  private List<NodeId> ordered(Set<NodeId> names) {
    List<NodeId> found = new ArrayList<>();
    Set<NodeId> left = new TreeSet<>(names);
    while (!left.isEmpty()) {
      List<NodeId> ready =
          left.stream()
              .filter(
                  id ->
                      after.links().stream()
                          .filter(link -> link.to().node().equals(id))
                          .noneMatch(link -> left.contains(link.from().node())))
              .toList();
      // A reader draws no circles; should there be one, it is broken anywhere.
      List<NodeId> next = ready.isEmpty() ? List.copyOf(left) : ready;
      found.addAll(next);
      next.forEach(left::remove);
    }
    return found;
  }

  private Point beside(NodeId name, List<Node> added) {
    Point from = new Point(0, 0);
    for (Link link : after.links()) {
      if (link.to().node().equals(name)) {
        PortRef source = sources.get(link.from().node().value());
        Node node = source == null ? null : flowchart.find(source.node());
        if (node == null && source != null) {
          node =
              added.stream()
                  .filter(other -> other.id().equals(source.node()))
                  .findFirst()
                  .orElse(null);
        }
        if (node != null && node.at().x() >= from.x()) {
          from = node.at();
        }
      }
    }
    Point at = new Point(from.x() + RIGHT, from.y());
    while (crowded(at)) {
      at = new Point(at.x(), at.y() + DOWN);
    }
    return at;
  }

  private boolean crowded(Point at) {
    return taken.stream()
        .anyMatch(
            other ->
                Math.abs(other.x() - at.x()) < RIGHT - 20
                    && Math.abs(other.y() - at.y()) < DOWN - 20);
  }

  private void configure(Node was, Node now) {
    for (Map.Entry<String, Value> setting : now.settings().values().entrySet()) {
      if (!setting.getValue().equals(was.settings().values().get(setting.getKey()))) {
        NodeId id = nodes.getOrDefault(now.id().value(), now.id());
        if (flowchart.find(id) == null && id.value().contains("/")) {
          configure(id, setting.getKey(), setting.getValue());
          continue;
        }
        Node node = real(now.id());
        if (node != null) {
          edits.add(new Edit.Configure(Set.of(node.id()), setting.getKey(), setting.getValue()));
        }
      }
    }
  }

  /** Changes a node inside a sub-network, and so in every use of it. */
  private void configure(NodeId path, String setting, Value value) {
    String definition = Network.TOP;
    String rest = path.value();
    for (int slash = rest.indexOf('/'); slash > 0; slash = rest.indexOf('/')) {
      Node use = drawn.graph(definition).find(new NodeId(rest.substring(0, slash)));
      String name = use == null ? null : SubnetKind.name(use.kind());
      if (name == null || !drawn.has(name)) {
        refusals.add(Message.of("exchange.code.noNode", path.value()));
        return;
      }
      definition = name;
      rest = rest.substring(slash + 1);
    }
    Value other = inside.put(new Inner(definition, new NodeId(rest), setting), value);
    if (other != null && !other.equals(value)) {
      refusals.add(
          Message.of(
              "exchange.code.differ",
              path.value(),
              setting,
              other.plain(),
              value.plain(),
              definition));
    }
  }

  /** Gives a node's inputs what the code gives it, where that is not what it had. */
  private void connect(NodeId name, boolean kept) {
    for (Port port : kinds.kind(after.node(name).kind()).inputs()) {
      List<String> now = names(after, name, port);
      List<String> was = kept ? names(before, name, port) : List.of();
      boolean cut =
          now.stream().anyMatch(source -> removed(nodes.getOrDefault(source, new NodeId(source))));
      if (now.equals(was) && !cut) {
        continue;
      }
      NodeId id = nodes.getOrDefault(name.value(), name);
      List<Link> old = List.of();
      if (kept) {
        Node node = real(name);
        if (node == null) {
          continue;
        }
        // Those of removed nodes went with them.
        List<Link> all = flowchart.into(id, port.name());
        old = all.stream().filter(link -> !removed(link.from().node())).toList();
        if (!old.isEmpty()) {
          edits.add(new Edit.Disconnect(Set.copyOf(old)));
        }
        old = all;
      }
      for (int place = 0; place < now.size(); place++) {
        boolean same = place < was.size() && was.get(place).equals(now.get(place));
        PortRef from =
            same && place < old.size() && !removed(old.get(place).from().node())
                ? old.get(place).from()
                : source(now.get(place));
        if (from != null) {
          edits.add(new Edit.Connect(new Link(from, new PortRef(id, port.name()))));
        }
      }
    }
  }

  private boolean removed(NodeId id) {
    return edits.stream()
        .anyMatch(edit -> edit instanceof Edit.Remove(var gone, var keep) && gone.contains(id));
  }

  private @Nullable PortRef source(String name) {
    PortRef found = sources.get(name);
    if (found == null) {
      refusals.add(Message.of("exchange.code.noNode", name));
    } else if (found.node().value().contains("/") && flowchart.find(found.node()) == null) {
      refusals.add(Message.of("exchange.code.inside", found.node().value()));
      return null;
    }
    return found;
  }

  private static List<String> names(Graph graph, NodeId node, Port port) {
    return graph.into(node, port.name()).stream().map(link -> link.from().node().value()).toList();
  }

  /** Links of the flowchart that lead a result of the network on, to a loss for instance. */
  private List<Link> ends(Set<NodeId> gone) {
    Set<NodeId> inside = new HashSet<>();
    network.layers().forEach(node -> inside.add(node.id()));
    List<Link> found = new ArrayList<>();
    for (NodeId name : results(before)) {
      boolean stays = !gone.contains(name) && results(after).contains(name);
      NodeId id = nodes.getOrDefault(name.value(), name);
      if (!stays) {
        flowchart.links().stream()
            .filter(link -> link.from().node().equals(id) && !inside.contains(link.to().node()))
            .forEach(found::add);
      }
    }
    return found;
  }

  private Set<NodeId> results(Graph graph) {
    Set<NodeId> found = new TreeSet<>(layers(graph).keySet());
    graph.links().forEach(link -> found.remove(link.from().node()));
    return found;
  }

  /** Leads what came from a result that is none any more from the one in its place. */
  private void lead(List<Link> loose) {
    Set<NodeId> fresh = new TreeSet<>(results(after));
    fresh.removeAll(results(before));
    // A node of the same name but another kind gives the result as before.
    results(before).stream()
        .filter(name -> results(after).contains(name) && !same(name))
        .forEach(fresh::add);
    if (loose.isEmpty()) {
      return;
    }
    if (fresh.size() != 1) {
      refusals.add(
          Message.of(
              "exchange.code.results",
              String.join(", ", fresh.stream().map(NodeId::value).toList())));
      return;
    }
    PortRef from = source(fresh.iterator().next().value());
    if (from == null) {
      return;
    }
    for (Link link : loose) {
      if (!removed(link.from().node())) {
        edits.add(new Edit.Disconnect(Set.of(link)));
      }
      edits.add(new Edit.Connect(new Link(from, link.to())));
    }
  }

  private boolean same(NodeId name) {
    return before.node(name).kind().equals(after.node(name).kind());
  }
}
