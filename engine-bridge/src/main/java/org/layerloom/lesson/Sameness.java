package org.layerloom.lesson;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;
import org.layerloom.network.Settings;
import org.layerloom.project.Document;

/** Whether two documents train the same: places, titles, frames, notes and bends aside. */
final class Sameness {

  private record Core(String kind, Settings settings, boolean bypassed) {}

  private record Ends(PortRef from, PortRef to) {}

  private Sameness() {}

  static boolean trainsAlike(Document one, Document other) {
    return one.weights().equals(other.weights())
        && nodes(one.graph()).equals(nodes(other.graph()))
        && links(one.graph()).equals(links(other.graph()))
        && inside(one).equals(inside(other));
  }

  private static List<Object> inside(Document document) {
    List<Object> all = new ArrayList<>();
    new TreeMap<>(document.subnetworks())
        .forEach(
            (name, graph) -> {
              all.add(name);
              all.add(nodes(graph));
              all.add(links(graph));
            });
    return all;
  }

  private static Map<NodeId, Core> nodes(Graph graph) {
    Map<NodeId, Core> nodes = new TreeMap<>();
    for (Node node : graph.nodes().values()) {
      nodes.put(node.id(), new Core(node.kind(), node.settings(), node.bypassed()));
    }
    return nodes;
  }

  private static Set<Ends> links(Graph graph) {
    Set<Ends> ends = new LinkedHashSet<>();
    for (Link link : graph.links()) {
      ends.add(new Ends(link.from(), link.to()));
    }
    return ends;
  }
}
