package org.layerloom.exchange.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.layerloom.exchange.dialect.ExpressionReader;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;

/** Takes what a layer writes as its program and draws it at once. */
final class OnnxCode implements TorchCode {

  private final Drawing drawing;
  private final Site site;
  private final List<List<String>> inputs;
  private final Map<String, Traced> known = new HashMap<>();
  private final Map<String, String> fixed = new HashMap<>();

  /**
   * @param inputs per port, what arrives
   * @param weights by name
   */
  OnnxCode(
      Drawing drawing,
      Site site,
      List<List<Traced>> inputs,
      Map<String, ? extends Traced> weights) {
    this.drawing = drawing;
    this.site = site;
    this.inputs = inputs.stream().map(port -> port.stream().map(this::variable).toList()).toList();
    weights.forEach((name, traced) -> known.put(weight(name), traced));
  }

  private String variable(Traced traced) {
    String name = "v" + known.size();
    known.put(name, traced);
    return name;
  }

  /** What an expression that the layer gave back stands for. */
  Traced result(String expression) {
    return Operators.draw(drawing, ExpressionReader.read(expression), known);
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
    return "w." + name;
  }

  @Override
  public String fixed(String name, Shape shape, Supplier<float[]> numbers, String like) {
    return fixed.computeIfAbsent(
        name, it -> variable(drawing.constant(it, shape.extents(), numbers.get())));
  }

  @Override
  public String let(String expression) {
    return variable(result(expression));
  }

  @Override
  public void run(String statement) {
    throw new Unwritable(statement);
  }

  @Override
  public String training() {
    return "False";
  }
}
