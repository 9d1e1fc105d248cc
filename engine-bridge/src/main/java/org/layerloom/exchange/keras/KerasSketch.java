package org.layerloom.exchange.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.OpenData;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Inference;
import org.layerloom.network.Kind;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.PortRef;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.Value;

/** A flowchart while it is drawn a second time, node by node, each behind those that feed it. */
final class KerasSketch {

  private static final int COLUMN = 230;
  private static final int ROW = 130;

  private final Catalogue catalogue;
  private final Graph old;
  private final Map<NodeId, Node> nodes = new LinkedHashMap<>();
  private final List<Link> links = new ArrayList<>();
  private final Map<NodeId, Signal> signals = new HashMap<>();
  private final Map<NodeId, Integer> columns = new HashMap<>();
  private final Map<Integer, Integer> rows = new HashMap<>();

  /**
   * @param old whose names are taken
   */
  KerasSketch(Catalogue catalogue, Graph old) {
    this.catalogue = catalogue;
    this.old = old;
  }

  Graph graph() {
    return Graph.of(List.copyOf(nodes.values()), links);
  }

  /** What a node gives; null where that does not follow. */
  @Nullable Shape shape(NodeId id) {
    return signals.get(id) instanceof Signal.Tensor tensor ? tensor.shape() : null;
  }

  private Node node(NodeId id) {
    Node node = nodes.get(id);
    if (node == null) {
      throw new IllegalArgumentException("no node " + id);
    }
    return node;
  }

  /** A node of another kind in the place of one. */
  Node like(Node node, String kind, Map<String, Value> settings) {
    Settings all = catalogue.kind(kind).initialSettings();
    for (Map.Entry<String, Value> setting : settings.entrySet()) {
      all = all.with(setting.getKey(), setting.getValue());
    }
    return new Node(node.id(), kind, node.at(), all);
  }

  /** A node with this name, or one like it. */
  NodeId add(String name, String kind, Map<String, Value> settings, List<NodeId> sources) {
    NodeId id = new NodeId(name);
    for (int number = 1; nodes.containsKey(id) || old.find(id) != null; number++) {
      id = new NodeId(name + number);
    }
    return put(like(new Node(id, kind, new Point(0, 0), Settings.NONE), kind, settings), sources);
  }

  /** A node as it is, but for its place. */
  NodeId put(Node node, List<NodeId> sources) {
    Kind kind = catalogue.kind(node.kind());
    int column = 0;
    List<Signal> given = new ArrayList<>();
    for (NodeId source : sources) {
      column = Math.max(column, columns.getOrDefault(source, 0) + 1);
      Kind before = catalogue.kind(node(source).kind());
      links.add(
          new Link(
              new PortRef(source, before.outputs().getFirst().name()),
              new PortRef(node.id(), kind.inputs().getFirst().name())));
      Signal signal = signals.get(source);
      if (signal != null) {
        given.add(signal);
      }
    }
    columns.put(node.id(), column);
    int row = rows.merge(column, 1, Integer::sum) - 1;
    nodes.put(node.id(), node.at(new Point((double) column * COLUMN, (double) row * ROW)));
    boolean fed = kind.inputs().isEmpty() || !sources.isEmpty();
    if (fed && given.size() == sources.size()) {
      List<List<Signal>> inputs = kind.inputs().isEmpty() ? List.of() : List.of(given);
      if (kind.infer(new Site(node.settings(), inputs, OpenData::find))
          instanceof Inference.Known known) {
        signals.put(node.id(), known.outputs().getFirst());
      }
    }
    return node.id();
  }
}
