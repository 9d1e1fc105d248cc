package org.layerloom.data.look;

import java.util.List;
import org.layerloom.data.Datasets;
import org.layerloom.data.OpenData;
import org.layerloom.engine.trainer.Holdout;
import org.layerloom.network.Graph;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Value;

/**
 * Which data a flowchart's node is about.
 *
 * @param node the dataset node
 * @param source what it names
 * @param holdout what validates
 * @param seed of the run, which decides what validates
 */
public record DataQuestion(NodeId node, String source, Holdout holdout, long seed) {

  /** One for each dataset node of a flowchart. */
  public static List<DataQuestion> all(Graph graph) {
    long seed = seed(graph);
    return graph.nodes().values().stream()
        .filter(node -> node.kind().equals("dataset"))
        .map(node -> new DataQuestion(node.id(), source(node), Holdout.of(node.settings()), seed))
        .toList();
  }

  /** Whether there is data to be read: not so before one was chosen, or of a mere shape. */
  public boolean readable() {
    return !source.isBlank() && !OpenData.is(source);
  }

  /** A look at it. */
  public DataLook look(Datasets datasets) {
    return new DataLook(datasets, source, train -> holdout.validated(train, seed));
  }

  private static String source(Node node) {
    return node.settings().has("source")
            && node.settings().get("source") instanceof Value.Text(String source)
        ? source
        : "";
  }

  private static long seed(Graph graph) {
    for (Node node : graph.nodes().values()) {
      if (node.kind().equals("train")
          && node.settings().has("seed")
          && node.settings().get("seed") instanceof Value.Whole(long seed)) {
        return seed;
      }
    }
    return 1;
  }
}
