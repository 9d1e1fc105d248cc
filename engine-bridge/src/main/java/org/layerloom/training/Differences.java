package org.layerloom.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Graph;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Value;

/** What tells two graphs apart: nodes that only one has, settings, and wires. */
public final class Differences {

  private Differences() {}

  /** One thing that differs. */
  public sealed interface Difference {

    /** A node that only one graph has. */
    record OneSided(Node node, boolean first) implements Difference {}

    /** A node of another kind. */
    record OtherKind(NodeId node, String first, String second) implements Difference {}

    /** A setting with another value; null where a graph's node does not have it. */
    record Setting(Node node, String parameter, @Nullable Value first, @Nullable Value second)
        implements Difference {}

    /** A node that is bypassed in one graph only. */
    record Bypassed(Node node, boolean first) implements Difference {}

    /** So many links that only one graph has. */
    record Links(int first, int second) implements Difference {}
  }

  /** In the order of the first graph's nodes. */
  public static List<Difference> between(Graph first, Graph second) {
    List<Difference> found = new ArrayList<>();
    for (Node node : first.nodes().values()) {
      Node other = second.find(node.id());
      if (other == null) {
        found.add(new Difference.OneSided(node, true));
      } else if (!other.kind().equals(node.kind())) {
        found.add(new Difference.OtherKind(node.id(), node.kind(), other.kind()));
      } else {
        settings(found, node, other);
      }
    }
    for (Node node : second.nodes().values()) {
      if (first.find(node.id()) == null) {
        found.add(new Difference.OneSided(node, false));
      }
    }
    int one = only(first, second);
    int two = only(second, first);
    if (one + two > 0) {
      found.add(new Difference.Links(one, two));
    }
    return found;
  }

  private static void settings(List<Difference> found, Node node, Node other) {
    Set<String> names = new TreeSet<>(node.settings().values().keySet());
    names.addAll(other.settings().values().keySet());
    for (String name : names) {
      Value one = node.settings().values().get(name);
      Value two = other.settings().values().get(name);
      if (one == null ? two != null : !one.equals(two)) {
        found.add(new Difference.Setting(node, name, one, two));
      }
    }
    if (node.bypassed() != other.bypassed()) {
      found.add(new Difference.Bypassed(node, node.bypassed()));
    }
  }

  private static int only(Graph one, Graph other) {
    return (int)
        one.links().stream()
            .filter(
                link ->
                    other.links().stream()
                        .noneMatch(
                            it -> it.from().equals(link.from()) && it.to().equals(link.to())))
            .count();
  }
}
