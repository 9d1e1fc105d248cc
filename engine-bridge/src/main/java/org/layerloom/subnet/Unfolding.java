package org.layerloom.subnet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;
import org.layerloom.network.Sharing;
import org.layerloom.network.Site;
import org.layerloom.network.SubnetKind;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * Puts every sub-network in the place of the nodes that stand for it. Names are paths, so they stay
 * the same whatever else is edited; that of a shared weight is the path through the first node, by
 * id, of those that share it.
 */
public final class Unfolding {

  private final Catalogue catalogue;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final Map<NodeId, NodeId> owners = new HashMap<>();

  private Unfolding(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Pure. Of a network whose analysis is sound: it then has at most 100,000 nodes, and no two of
   * one name.
   */
  public static Unfolded of(Network network, Catalogue standard) {
    Unfolding unfolding = new Unfolding(network.catalogue(standard));
    unfolding.add(new Level(network.graph(), "", "", null, null));
    Graph flat = Graph.of(unfolding.nodes, List.of());
    return new Unfolded(
        new Graph(
            flat.nodes(), TreePVector.from(unfolding.links), TreePMap.empty(), TreePMap.empty()),
        unfolding.owners);
  }

  /** What follows for a network as the engine sees it. */
  public static Analysis analyse(Network network, Catalogue standard, Site.DatasetShapes data) {
    Unfolded unfolded = of(network, standard);
    return Analyser.unfolded(
        unfolded.graph(), unfolded.owners(), network.catalogue(standard), data);
  }

  /**
   * A graph on the way down.
   *
   * @param path before the names of its nodes
   * @param owner before the names of its weights
   * @param outside the level above, where {@code instance} stands for this one
   */
  private record Level(
      Graph graph, String path, String owner, @Nullable Level outside, @Nullable NodeId instance) {

    Level into(Graph definition, NodeId node, NodeId first) {
      return new Level(definition, path + node + "/", owner + first + "/", this, node);
    }
  }

  private void add(Level level) {
    Map<NodeId, NodeId> firsts = Sharing.owners(level.graph(), catalogue);
    for (Node node : level.graph().nodes().values()) {
      SubnetKind kind = subnet(node);
      if (kind != null) {
        if (!node.bypassed()) {
          NodeId first = firsts.getOrDefault(node.id(), node.id());
          add(level.into(kind.graph(), node.id(), first));
        }
      } else if (level.outside() == null || !SubnetKind.isPort(node)) {
        NodeId name = new NodeId(level.path() + node.id());
        nodes.add(node.named(name));
        if (!level.path().equals(level.owner())) {
          owners.put(name, new NodeId(level.owner() + node.id()));
          owners.put(new NodeId(level.owner() + node.id()), new NodeId(level.owner() + node.id()));
        }
      }
    }
    for (Link link : level.graph().links()) {
      Node target = level.graph().node(link.to().node());
      if (subnet(target) == null && (level.outside() == null || !SubnetKind.isPort(target))) {
        PortRef source = source(level, link.from());
        if (source != null) {
          links.add(new Link(source, named(level, link.to())));
        }
      }
    }
  }

  private @Nullable SubnetKind subnet(Node node) {
    return catalogue.find(node.kind()) instanceof SubnetKind kind ? kind : null;
  }

  private static PortRef named(Level level, PortRef end) {
    return new PortRef(new NodeId(level.path() + end.node()), end.port());
  }

  /** The layer that feeds a wire in the end, through however many borders; null where none does. */
  private @Nullable PortRef source(Level level, PortRef from) {
    Node node = level.graph().node(from.node());
    SubnetKind kind = subnet(node);
    Level outside = level.outside();
    NodeId instance = level.instance();
    if (kind != null && node.bypassed()) {
      boolean first =
          !kind.inputs().isEmpty()
              && !kind.outputs().isEmpty()
              && kind.outputs().getFirst().name().equals(from.port());
      return first ? arriving(level, node.id(), kind.inputs().getFirst().name()) : null;
    }
    if (kind != null) {
      Level inner = level.into(kind.graph(), node.id(), node.id());
      return arriving(inner, new NodeId(from.port()), "in");
    }
    if (node.kind().equals(SubnetKind.INPUT) && outside != null && instance != null) {
      return arriving(outside, instance, node.id().value());
    }
    return named(level, from);
  }

  private @Nullable PortRef arriving(Level level, NodeId node, String port) {
    List<Link> into = level.graph().into(node, port);
    return into.isEmpty() ? null : source(level, into.getFirst().from());
  }
}
