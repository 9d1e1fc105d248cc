package org.layerloom.network.kinds;

import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Message;
import org.layerloom.network.Port;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;

/** The sum of any number of tensors of one shape, number by number. */
final class Add extends Layer {

  Add() {
    super("add", Family.COMBINE, "fth-plus-circle");
  }

  @Override
  public List<Port> inputs() {
    return MANY;
  }

  @Override
  Inference shape(Site site) {
    Shape first = site.tensor(0).shape();
    for (Signal signal : site.inputs().getFirst()) {
      Shape other = ((Signal.Tensor) signal).shape();
      if (!other.equals(first)) {
        return new Inference.Misfit(
            null, Message.of("network.combine.shapes", first, other), List.of());
      }
    }
    return Inference.of(first);
  }

  @Override
  public List<String> forward(TorchCode code) {
    List<String> tensors = code.inputs(0);
    String sum = tensors.getFirst();
    for (String tensor : tensors.subList(1, tensors.size())) {
      sum = code.let("torch.add(%s, %s)".formatted(sum, tensor));
    }
    return List.of(sum);
  }

  @Override
  public String formula(Settings settings) {
    return "Y = \\sum_k X_k";
  }
}
