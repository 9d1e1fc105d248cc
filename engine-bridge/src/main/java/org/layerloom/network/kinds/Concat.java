package org.layerloom.network.kinds;

import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Port;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;

/** Puts tensors behind one another along one axis; their other extents are equal. */
final class Concat extends Layer {

  Concat() {
    super("concat", Family.COMBINE, "fth-layers", Parameter.whole("axis", 1, 1, 8));
  }

  @Override
  public List<Port> inputs() {
    return MANY;
  }

  @Override
  Inference shape(Site site) {
    Shape first = site.tensor(0).shape();
    int axis = (int) site.settings().whole("axis") - 1;
    if (axis >= first.rank()) {
      return Fits.axis(axis + 1, first);
    }
    long sum = 0;
    for (Signal signal : site.inputs().getFirst()) {
      Shape other = ((Signal.Tensor) signal).shape();
      if (other.rank() != first.rank()
          || !Fits.with(other, axis, 1).equals(Fits.with(first, axis, 1))) {
        return Fits.misfit("axis", Message.of("network.concat.shapes", axis + 1, first, other));
      }
      sum += other.extent(axis);
    }
    return Inference.of(Fits.with(first, axis, sum));
  }

  @Override
  public List<String> forward(TorchCode code) {
    return List.of(
        code.let(
            "torch.cat([%s], %d)"
                .formatted(String.join(", ", code.inputs(0)), code.settings().whole("axis"))));
  }

  @Override
  public String summary(Settings settings) {
    return "{axis}";
  }

  @Override
  public String formula(Settings settings) {
    return "Y = [X_1;\\, X_2;\\, \\ldots]";
  }
}
