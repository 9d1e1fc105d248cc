package org.layerloom.engine.program;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;

/** One node writing its part of a method. */
final class NodeCode implements TorchCode {

  private final Body body;
  private final String stem;
  private final Site site;
  private final List<List<String>> inputs;
  private final UnaryOperator<String> weights;
  private final Map<String, String> squashed;
  private final boolean training;

  /**
   * @param stem what its variables are called
   * @param inputs the expressions at each input port
   * @param weights from a weight's name to its expression
   * @param squashed from probabilities to logits, shared by the method's nodes
   */
  NodeCode(
      Body body,
      String stem,
      Site site,
      List<List<String>> inputs,
      UnaryOperator<String> weights,
      Map<String, String> squashed,
      boolean training) {
    this.body = body;
    this.stem = stem;
    this.site = site;
    this.inputs = inputs;
    this.weights = weights;
    this.squashed = squashed;
    this.training = training;
  }

  @Override
  public Site site() {
    return site;
  }

  @Override
  public String input(int port) {
    return inputs.get(port).getFirst();
  }

  @Override
  public List<String> inputs(int port) {
    return inputs.get(port);
  }

  @Override
  public String weight(String name) {
    return weights.apply(name);
  }

  @Override
  public String let(String expression) {
    return body.let(stem, expression);
  }

  @Override
  public void run(String statement) {
    body.line(statement);
  }

  @Override
  public void squashed(String probabilities, String logits) {
    squashed.put(probabilities, logits);
  }

  @Override
  public @Nullable String logits(String probabilities) {
    return squashed.get(probabilities);
  }

  @Override
  public String training() {
    return training ? "True" : "False";
  }
}
