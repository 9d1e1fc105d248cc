package org.layerloom.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.Value;
import org.layerloom.project.Document;
import picocli.CommandLine.Option;

/** Options that stand in for settings of a project's train nodes, for this run only. */
final class TrainOptions {

  private static final String TRAIN = "train";

  @Option(names = "--epochs", paramLabel = "N", descriptionKey = "epochs")
  private @Nullable Long epochs;

  @Option(names = "--seed", paramLabel = "N", descriptionKey = "seed")
  private @Nullable Long seed;

  @Option(names = "--batch-size", paramLabel = "N", descriptionKey = "batchSize")
  private @Nullable Long batchSize;

  @Option(names = "--learning-rate", paramLabel = "R", descriptionKey = "learningRate")
  private @Nullable Double learningRate;

  /**
   * The project with these settings.
   *
   * @throws Refusal for a value that the parameter does not take
   */
  Document apply(Document document, Context context) {
    Map<String, Value> values = values(context);
    if (values.isEmpty()) {
      return document;
    }
    Kind train = context.catalogue().kind(TRAIN);
    values.forEach(
        (name, value) -> {
          Message refusal = train.parameter(name).refusal(value);
          if (refusal != null) {
            throw Refusal.badInput(context.wording().say(refusal));
          }
        });
    Graph graph = document.graph();
    for (Node node : graph.nodes().values()) {
      if (node.kind().equals(TRAIN)) {
        Node changed = node;
        for (Map.Entry<String, Value> entry : values.entrySet()) {
          changed = changed.with(entry.getKey(), entry.getValue());
        }
        graph = graph.withNode(changed);
      }
    }
    return document.withGraph(graph);
  }

  private Map<String, Value> values(Context context) {
    Map<String, Value> values = new LinkedHashMap<>();
    if (epochs != null) {
      values.put("epochs", new Value.Whole(epochs));
    }
    if (seed != null) {
      values.put("seed", new Value.Whole(seed));
    }
    if (batchSize != null) {
      values.put("batchSize", new Value.Whole(batchSize));
    }
    if (learningRate != null) {
      if (!Double.isFinite(learningRate)) {
        throw Refusal.badInput(
            context.words().say("usage.value", learningRate.toString(), "--learning-rate"));
      }
      values.put("learningRate", new Value.Real(learningRate));
    }
    return values;
  }
}
