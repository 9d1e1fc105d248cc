package org.layerloom.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The train nodes of a flowchart. Each makes its own losses smaller, by its own rule, and moves the
 * weights of the nodes that it names, or of all. Where there are several they take turns in every
 * step, as the generator and the discriminator of a GAN do (Goodfellow et al. 2014); how long the
 * run is and what its batches are is one for all.
 */
public final class Objectives {

  /** The parameter that names what a train node moves; empty for all. */
  public static final String UPDATES = "updates";

  private static final String TURN = "turn";

  /** What train nodes of one flowchart have in common. */
  private static final List<String> COMMON =
      List.of("epochs", "batchSize", "accumulate", "average", "patience", "restoreBest", "seed");

  private Objectives() {}

  /** Train nodes in the order of their turns; the first one's settings hold for the run. */
  public static List<Node> of(Graph graph) {
    return graph.nodes().values().stream()
        .filter(node -> node.kind().equals("train"))
        .sorted(Comparator.comparingLong(Objectives::turn).thenComparing(Node::id))
        .toList();
  }

  private static long turn(Node node) {
    return node.settings().values().get(TURN) instanceof Value.Whole(long turn) ? turn : 1;
  }

  /** The names of the nodes that a train node moves; none where it moves all. */
  public static List<String> names(Settings settings) {
    return settings.values().get(UPDATES) instanceof Value.Text(String text) && !text.isBlank()
        ? Arrays.asList(text.strip().split("[\\s,;，；]+", -1))
        : List.of();
  }

  /** Whether a node, or the sub-network that it is in, is among those named. */
  public static boolean moves(List<String> names, NodeId node) {
    return names.isEmpty()
        || names.stream()
            .anyMatch(name -> node.value().equals(name) || node.value().startsWith(name + "/"));
  }

  /** What is wrong with how they work together. */
  static List<Problem> problems(Graph graph, Catalogue catalogue) {
    List<Problem> problems = new ArrayList<>();
    List<Node> all = of(graph);
    for (Node train : all) {
      for (String name : names(train.settings())) {
        if (!trains(name, graph, catalogue)) {
          problems.add(
              problem(
                  train,
                  UPDATES,
                  Message.of("network.train.noNode", name, candidates(graph, catalogue)),
                  Fixes.set(train, UPDATES, new Value.Text(""))));
        }
      }
      for (String common : COMMON) {
        Value wanted = all.getFirst().settings().values().get(common);
        Value own = train.settings().values().get(common);
        if (wanted != null && own != null && !wanted.equals(own)) {
          problems.add(
              problem(
                  train,
                  common,
                  Message.of(
                      "network.train.common",
                      new Term.OfParameter("train", common),
                      new Term.OfNode(all.getFirst()),
                      new Term.OfValue("train", common, wanted)),
                  Fixes.set(train, common, wanted)));
        }
      }
    }
    return problems;
  }

  private static Problem problem(Node node, String parameter, Message message, Problem.Fix fix) {
    return new Problem(Problem.Severity.ERROR, node.id(), parameter, null, message, List.of(fix));
  }

  /** A path into a sub-network is as good as the sub-network's own node. */
  private static boolean trains(String name, Graph graph, Catalogue catalogue) {
    int slash = name.indexOf('/');
    String first = slash < 0 ? name : name.substring(0, slash);
    Node node = NodeId.isValid(first) ? graph.find(new NodeId(first)) : null;
    return node != null
        ? trainable(node, catalogue)
        : graph.nodes().keySet().stream().anyMatch(id -> id.value().startsWith(name + "/"));
  }

  private static boolean trainable(Node node, Catalogue catalogue) {
    Kind kind = catalogue.find(node.kind());
    return kind instanceof SubnetKind || kind instanceof LayerKind;
  }

  private static String candidates(Graph graph, Catalogue catalogue) {
    return String.join(
        ", ",
        graph.nodes().values().stream()
            .filter(node -> trainable(node, catalogue))
            .map(node -> node.id().value())
            .sorted()
            .limit(12)
            .toList());
  }
}
