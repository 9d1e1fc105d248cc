package org.layerloom.subnet;

import java.util.List;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.SubnetKind;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * A flowchart with the sub-networks that its nodes may stand for.
 *
 * @param graph the flowchart
 * @param subnetworks the definitions by name
 */
public record Network(Graph graph, PMap<String, Graph> subnetworks) {

  /** Where the flowchart itself is: no sub-network has this name. */
  public static final String TOP = "";

  public static Network of(Graph graph) {
    return new Network(graph, TreePMap.empty());
  }

  /** Whether there is a graph of this name: {@link #TOP} or a sub-network. */
  public boolean has(String where) {
    return where.equals(TOP) || subnetworks.containsKey(where);
  }

  /**
   * The flowchart, or a sub-network's definition.
   *
   * @throws IllegalArgumentException where there is none
   */
  public Graph graph(String where) {
    Graph found = where.equals(TOP) ? graph : subnetworks.get(where);
    if (found == null) {
      throw new IllegalArgumentException("no sub-network " + where);
    }
    return found;
  }

  /** The same with another graph in this place. */
  public Network with(String where, Graph next) {
    return where.equals(TOP)
        ? new Network(next, subnetworks)
        : new Network(graph, subnetworks.plus(where, next));
  }

  /**
   * All kinds that its nodes may be: those of every document, and its own sub-networks. Definitions
   * that contain themselves, or are nested too deeply, are not among them.
   */
  public Catalogue catalogue(Catalogue standard) {
    return Definitions.catalogue(subnetworks, standard);
  }

  /** How many nodes stand for a sub-network. */
  public long uses(String name) {
    String kind = SubnetKind.id(name);
    return subnetworks.values().stream().mapToLong(g -> count(g, kind)).sum() + count(graph, kind);
  }

  private static long count(Graph graph, String kind) {
    return graph.nodes().values().stream().filter(node -> node.kind().equals(kind)).count();
  }

  /**
   * Which graph is open after opening nodes one within the other, from the flowchart on.
   *
   * @throws IllegalArgumentException where the path leads nowhere: ask {@link #leads} first
   */
  public String at(List<NodeId> path) {
    String where = TOP;
    for (NodeId id : path) {
      String name = SubnetKind.name(graph(where).node(id).kind());
      if (name == null) {
        throw new IllegalArgumentException(id + " stands for no sub-network");
      }
      where = name;
    }
    return where;
  }

  /** Whether each node of a path is there and stands for a sub-network. */
  public boolean leads(List<NodeId> path) {
    String where = TOP;
    for (NodeId id : path) {
      Node node = has(where) ? graph(where).find(id) : null;
      String name = node == null ? null : SubnetKind.name(node.kind());
      if (name == null || !has(name)) {
        return false;
      }
      where = name;
    }
    return true;
  }
}
