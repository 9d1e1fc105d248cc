package org.layerloom.subnet;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Edit;
import org.layerloom.network.EditResult;
import org.layerloom.network.Edits;
import org.layerloom.network.Graph;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Settings;
import org.layerloom.network.SubnetKind;
import org.layerloom.network.Value;
import org.layerloom.subnet.NetworkResult.Applied;
import org.layerloom.subnet.NetworkResult.Rejected;
import org.pcollections.PMap;

/**
 * Applies edits of networks. Beside what {@link Edits} promises of every graph, these hold: every
 * sub-network that a node stands for is there; none contains itself, or more levels than {@link
 * Definitions#DEEPEST}; inside stand layers, sub-networks and ends only, outside no ends; a node's
 * links end at ports that its definition has, and go with a port that goes.
 */
public final class NetworkEdits {

  private static final int LONGEST_NAME = 100;

  private final Catalogue standard;

  private NetworkEdits(Catalogue standard) {
    this.standard = standard;
  }

  /** The next network, or a rejection with its reason. Pure. */
  public static NetworkResult apply(Network network, NetworkEdit edit, Catalogue standard) {
    return new NetworkEdits(standard).apply(network, edit);
  }

  private NetworkResult apply(Network network, NetworkEdit edit) {
    String where = where(edit);
    if (!network.has(where)) {
      return Rejected.of("subnet.unknown", where);
    }
    return switch (edit) {
      case NetworkEdit.In in -> within(network, in);
      case NetworkEdit.Collapse collapse -> collapse(network, collapse);
      case NetworkEdit.Dissolve dissolve -> Dissolving.apply(network, dissolve);
      case NetworkEdit.Rename(String name, String next) -> rename(network, name, next);
      case NetworkEdit.Separate separate -> separate(network, separate);
      case NetworkEdit.Define(Map<String, Graph> graphs) -> define(network, graphs);
      case NetworkEdit.Forget(String name) -> forget(network, name);
      case NetworkEdit.Several(List<NetworkEdit> edits) -> several(network, edits);
    };
  }

  private static String where(NetworkEdit edit) {
    return switch (edit) {
      case NetworkEdit.In in -> in.where();
      case NetworkEdit.Collapse collapse -> collapse.where();
      case NetworkEdit.Dissolve dissolve -> dissolve.where();
      case NetworkEdit.Separate separate -> separate.where();
      case NetworkEdit.Rename rename -> rename.name();
      case NetworkEdit.Forget forget -> forget.name();
      case NetworkEdit.Define define -> Network.TOP;
      case NetworkEdit.Several several -> Network.TOP;
    };
  }

  private NetworkResult within(Network network, NetworkEdit.In in) {
    String where = in.where();
    Graph before = network.graph(where);
    return switch (Edits.apply(before, in.edit(), network.catalogue(standard))) {
      case EditResult.Rejected(var reason, var node) -> new Rejected(reason, node);
      case EditResult.Applied(Graph next) -> {
        Rejected refusal = Contents.refusal(where, before, next, standard);
        yield refusal != null ? refusal : changed(network, where, next, in.edit());
      }
    };
  }

  private NetworkResult changed(Network network, String where, Graph next, Edit edit) {
    Network changed = network.with(where, next);
    if (where.equals(Network.TOP)) {
      return new Applied(changed);
    }
    Rejected refusal = refusal(changed);
    return refusal != null
        ? refusal
        : new Applied(Ports.follow(changed, where, network.graph(where), edit));
  }

  /** Whether every definition can be understood. */
  private static @Nullable Rejected refusal(Network network) {
    Definitions definitions = Definitions.ofGraphs(network.subnetworks());
    for (String name : definitions.circular()) {
      return Rejected.of("subnet.recursion", name);
    }
    for (String name : definitions.deep()) {
      return Rejected.of("subnet.deep", name, Definitions.DEEPEST);
    }
    return null;
  }

  private NetworkResult collapse(Network network, NetworkEdit.Collapse edit) {
    Rejected refusal = nameRefusal(network, edit.name());
    return refusal != null ? refusal : Collapsing.apply(network, edit, standard);
  }

  private static @Nullable Rejected nameRefusal(Network network, String name) {
    if (!isName(name)) {
      return Rejected.of("subnet.name", LONGEST_NAME);
    }
    return network.has(name) ? Rejected.of("subnet.taken", name) : null;
  }

  /** Whether a text may be a sub-network's name. */
  public static boolean isName(String text) {
    return !text.isBlank() && text.length() <= LONGEST_NAME;
  }

  private static NetworkResult rename(Network network, String name, String next) {
    if (name.equals(next) && !name.equals(Network.TOP)) {
      return new Applied(network);
    }
    Rejected refusal = nameRefusal(network, next);
    if (refusal != null || name.equals(Network.TOP)) {
      return refusal != null ? refusal : Rejected.of("subnet.unknown", name);
    }
    PMap<String, Graph> graphs = network.subnetworks().minus(name).plus(next, network.graph(name));
    for (Map.Entry<String, Graph> entry : graphs.entrySet()) {
      graphs = graphs.plus(entry.getKey(), renamed(entry.getValue(), name, next));
    }
    return new Applied(new Network(renamed(network.graph(), name, next), graphs));
  }

  private static Graph renamed(Graph graph, String name, String next) {
    Graph result = graph;
    for (Node node : graph.nodes().values()) {
      if (node.kind().equals(SubnetKind.id(name))) {
        result = result.withNode(standingFor(node, next, node.settings()));
      }
    }
    return result;
  }

  private static Node standingFor(Node node, String name, Settings settings) {
    return new Node(
        node.id(), SubnetKind.id(name), node.title(), node.at(), settings, node.bypassed());
  }

  private static NetworkResult separate(Network network, NetworkEdit.Separate edit) {
    Graph graph = network.graph(edit.where());
    Node node = graph.find(edit.instance());
    String name = node == null ? null : SubnetKind.name(node.kind());
    if (node == null || name == null) {
      return noSubnet(edit.instance());
    }
    Rejected refusal = nameRefusal(network, edit.name());
    if (refusal != null) {
      return refusal;
    }
    Settings own = node.settings().with(SubnetKind.WEIGHTS, new Value.Text(SubnetKind.OWN));
    return new Applied(
        network
            .with(edit.name(), network.graph(name))
            .with(edit.where(), graph.withNode(standingFor(node, edit.name(), own))));
  }

  static Rejected noSubnet(NodeId id) {
    return new Rejected(org.layerloom.network.Message.of("subnet.none", id.value()), id);
  }

  private NetworkResult define(Network network, Map<String, Graph> graphs) {
    Network next = network;
    for (Map.Entry<String, Graph> entry : graphs.entrySet()) {
      Rejected refusal = nameRefusal(network, entry.getKey());
      refusal =
          refusal != null
              ? refusal
              : Contents.refusal(entry.getKey(), Graph.EMPTY, entry.getValue(), standard);
      if (refusal != null) {
        return refusal;
      }
      next = next.with(entry.getKey(), entry.getValue());
    }
    Rejected refusal = refusal(next);
    if (refusal != null) {
      return refusal;
    }
    // Each is put together again by edits: so they keep the promises, wherever they come from.
    for (Map.Entry<String, Graph> entry : graphs.entrySet()) {
      Graph graph = entry.getValue();
      Edit all = new Edit.Add(List.copyOf(graph.nodes().values()), graph.links());
      if (Edits.apply(Graph.EMPTY, all, next.catalogue(standard))
          instanceof EditResult.Rejected(var reason, var node)) {
        return new Rejected(reason, node);
      }
    }
    return new Applied(next);
  }

  private static NetworkResult forget(Network network, String name) {
    if (name.equals(Network.TOP)) {
      return Rejected.of("subnet.unknown", name);
    }
    long uses = network.uses(name);
    return uses > 0
        ? Rejected.of("subnet.used", name, uses)
        : new Applied(new Network(network.graph(), network.subnetworks().minus(name)));
  }

  private NetworkResult several(Network network, List<NetworkEdit> edits) {
    Network next = network;
    for (NetworkEdit edit : edits) {
      switch (apply(next, edit)) {
        case Applied(Network applied) -> next = applied;
        case Rejected rejected -> {
          return rejected;
        }
      }
    }
    return new Applied(next);
  }
}
