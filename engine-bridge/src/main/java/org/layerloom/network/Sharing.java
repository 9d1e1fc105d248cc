package org.layerloom.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which nodes of a sub-network learn one set of weights together. */
public final class Sharing {

  private Sharing() {}

  /**
   * Among nodes of one graph: those that share weights, each with the first of them by id. Nodes of
   * one sub-network that say so share, wherever else the sub-network may be used.
   */
  public static Map<NodeId, NodeId> owners(Graph graph, Catalogue catalogue) {
    Map<String, List<NodeId>> sharing = new HashMap<>();
    for (Node node : graph.nodes().values()) {
      if (catalogue.find(node.kind()) instanceof SubnetKind && shares(node)) {
        sharing.computeIfAbsent(node.kind(), kind -> new ArrayList<>()).add(node.id());
      }
    }
    Map<NodeId, NodeId> owners = new HashMap<>();
    sharing
        .values()
        .forEach(group -> group.forEach(member -> owners.put(member, group.getFirst())));
    return owners;
  }

  private static boolean shares(Node node) {
    return !node.bypassed()
        && node.settings().values().get(SubnetKind.WEIGHTS) instanceof Value.Text(String word)
        && word.equals(SubnetKind.SHARED);
  }

  /** Nodes that cannot share, and nodes that are called like one inside another. */
  static List<Problem> problems(
      Graph graph, Map<NodeId, NodeId> owners, Map<NodeId, Analysis> inside) {
    List<Problem> problems = new ArrayList<>();
    owners.forEach(
        (id, owner) -> {
          Analysis own = inside.get(id);
          Analysis others = inside.get(owner);
          if (!id.equals(owner) && own != null && others != null) {
            Message reason = mismatch(own, graph.node(owner), others);
            if (reason != null) {
              problems.add(cannotShare(graph.node(id), reason));
            }
          }
        });
    inside.keySet().forEach(id -> keepNamesApart(graph, id, problems));
    return problems;
  }

  private static Problem cannotShare(Node node, Message reason) {
    Problem.Fix own = Fixes.set(node, SubnetKind.WEIGHTS, new Value.Text(SubnetKind.OWN));
    return new Problem(
        Problem.Severity.ERROR, node.id(), SubnetKind.WEIGHTS, null, reason, List.of(own));
  }

  /** Unfolded, {@code block1} gives {@code block1/conv1}: nobody else may be called that. */
  private static void keepNamesApart(Graph graph, NodeId instance, List<Problem> problems) {
    String start = instance.value() + "/";
    for (Node node : graph.nodes().values()) {
      String name = node.id().value();
      if (name.startsWith(start)) {
        problems.add(
            new Problem(
                Problem.Severity.ERROR,
                node.id(),
                null,
                null,
                Message.of("network.subnet.clash", name, instance.value()),
                List.of(Fixes.rename(node, graph.freeId(name.replace('/', '_'))))));
      }
    }
  }

  /** Why two nodes cannot share weights: one that would need two shapes; null where they can. */
  static @Nullable Message mismatch(Analysis own, Node other, Analysis others) {
    Map<String, Shape> first = new HashMap<>();
    weights(others, "", first);
    Map<String, Shape> second = new HashMap<>();
    weights(own, "", second);
    for (Map.Entry<String, Shape> weight : second.entrySet()) {
      Shape there = first.get(weight.getKey());
      if (there != null && !there.equals(weight.getValue())) {
        return Message.of(
            "network.subnet.shapes",
            new Term.OfNode(other),
            weight.getKey(),
            weight.getValue(),
            there);
      }
    }
    return null;
  }

  private static void weights(Analysis analysis, String path, Map<String, Shape> found) {
    analysis
        .sites()
        .forEach(
            (id, site) -> {
              Kind kind = analysis.catalogue().find(analysis.graph().node(id).kind());
              if (kind instanceof LayerKind layer && analysis.outputs().containsKey(id)) {
                layer
                    .weights(site)
                    .forEach(weight -> found.put(path + id + "." + weight.name(), weight.shape()));
              }
            });
    analysis.inside().forEach((id, inner) -> weights(inner, path + id + "/", found));
  }
}
