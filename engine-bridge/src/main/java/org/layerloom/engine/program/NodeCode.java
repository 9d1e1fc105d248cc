package org.layerloom.engine.program;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;

/** One node writing its part of a method. */
final class NodeCode implements TorchCode {

  private final Body body;
  private final NodeId owner;
  private final String stem;
  private final Site site;
  private final List<List<String>> inputs;
  private final UnaryOperator<String> weights;
  private final Constants constants;
  private final Known known;
  private final boolean training;

  /**
   * What the nodes of one method tell one another.
   *
   * @param squashed from probabilities to logits
   * @param rectified from what a ReLU gives to what it was given
   * @param shared expressions that more than one link carries on
   */
  record Known(Map<String, String> squashed, Map<String, String> rectified, Set<String> shared) {

    static Known nothing() {
      return new Known(new HashMap<>(), new HashMap<>(), new HashSet<>());
    }
  }

  /**
   * @param owner the node
   * @param stem what its variables are called
   * @param inputs the expressions at each input port
   * @param weights from a weight's name to its expression
   * @param constants shared by the program's methods
   * @param known shared by the method's nodes
   */
  NodeCode(
      Body body,
      NodeId owner,
      String stem,
      Site site,
      List<List<String>> inputs,
      UnaryOperator<String> weights,
      Constants constants,
      Known known,
      boolean training) {
    this.body = body;
    this.owner = owner;
    this.stem = stem;
    this.site = site;
    this.inputs = inputs;
    this.weights = weights;
    this.constants = constants;
    this.known = known;
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
  public String fixed(String name, Shape shape, Supplier<float[]> numbers, String like) {
    // Its stem alone would do for a variable, but two ids may have the same.
    int place = constants.place(owner + "." + name, shape, numbers);
    return let("torch.to(CONSTANTS.c%d, %s)".formatted(place, like));
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
    known.squashed().put(probabilities, logits);
  }

  @Override
  public @Nullable String logits(String probabilities) {
    return known.squashed().get(probabilities);
  }

  @Override
  public String lazily(String expression) {
    return body.lazily(stem, expression);
  }

  @Override
  public void rectified(String rectified, String sum) {
    known.rectified().put(rectified, sum);
  }

  @Override
  public @Nullable String unrectified(int port) {
    String input = input(port);
    return known.shared().contains(input) ? null : known.rectified().get(input);
  }

  @Override
  public String training() {
    return training ? "True" : "False";
  }
}
