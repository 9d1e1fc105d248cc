package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Message;
import org.layerloom.network.Port;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;

/**
 * Any number of tensors made one, number by number. Shapes are the same, or 1 along an axis, which
 * then counts for all of the others' extents: {@code 32×1×1} scales the channels of {@code
 * 32×26×26}.
 */
final class Combine extends Layer {

  private final String operation;
  private final String formula;
  private final boolean mean;

  private Combine(String id, String icon, String operation, boolean mean, String formula) {
    super(id, Family.COMBINE, icon);
    this.operation = operation;
    this.mean = mean;
    this.formula = formula;
  }

  static Combine of(String id, String icon, String operation, String formula) {
    return new Combine(id, icon, operation, false, formula);
  }

  static Combine average() {
    return new Combine("average", "fth-divide", "add", true, "Y = \\frac{1}{n} \\sum_k X_k");
  }

  @Override
  public List<Port> inputs() {
    return MANY;
  }

  @Override
  Inference shape(Site site) {
    Shape shape = site.tensor(0).shape();
    for (Signal signal : site.inputs().getFirst()) {
      Shape other = ((Signal.Tensor) signal).shape();
      Shape both = broadcast(shape, other);
      if (both == null) {
        return Fits.misfit(null, Message.of("network.combine.shapes", shape, other));
      }
      shape = both;
    }
    return Inference.of(shape);
  }

  /** The shape of an operation number by number, or null where the two do not fit. */
  static @Nullable Shape broadcast(Shape a, Shape b) {
    if (a.rank() != b.rank()) {
      return null;
    }
    List<Long> extents = new ArrayList<>();
    for (int axis = 0; axis < a.rank(); axis++) {
      long one = a.extent(axis);
      long other = b.extent(axis);
      if (one != other && one != 1 && other != 1) {
        return null;
      }
      extents.add(Math.max(one, other));
    }
    return new Shape(extents);
  }

  @Override
  public List<String> forward(TorchCode code) {
    List<String> tensors = code.inputs(0);
    String result = tensors.getFirst();
    for (String tensor : tensors.subList(1, tensors.size())) {
      result = code.let("torch.%s(%s, %s)".formatted(operation, result, tensor));
    }
    return List.of(
        mean ? code.let("torch.div(%s, %d.)".formatted(result, tensors.size())) : result);
  }

  @Override
  public String formula(Settings settings) {
    return formula;
  }
}
