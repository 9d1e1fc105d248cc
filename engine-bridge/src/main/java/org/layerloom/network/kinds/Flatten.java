package org.layerloom.network.kinds;

import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;

/** One row of all numbers: {@code 64×5×5} becomes {@code 1600}. */
final class Flatten extends Layer {

  Flatten() {
    super("flatten", Family.SHAPE, "fth-align-justify");
  }

  @Override
  boolean takesIndices() {
    return true;
  }

  @Override
  Inference shape(Site site) {
    Signal.Tensor in = site.tensor(0);
    boolean spread = in.numbers() == Signal.Numbers.SHARES && in.shape().rank() > 1;
    return Inference.of(
        new Signal.Tensor(
            Shape.of(in.shape().size()), spread ? Signal.Numbers.UNIT : in.numbers(), in.most()));
  }

  @Override
  long activations(Shape out) {
    return 0;
  }

  @Override
  public List<String> forward(TorchCode code) {
    String x = code.input(0);
    // A single number a sample has only the batch axis: there is none to flatten from.
    return List.of(
        code.let(
            code.site().tensor(0).shape().rank() == 0
                ? "torch.reshape(" + x + ", [-1, 1])"
                : "torch.flatten(" + x + ", 1, -1)"));
  }

  @Override
  public String formula(Settings settings) {
    return "\\mathbf{y} = \\mathrm{vec}(X)";
  }
}
