package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Repair;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Value;

/** The same numbers in the same order under other extents; 0 stands for what is left over. */
final class Reshape extends Layer {

  Reshape() {
    super(
        "reshape",
        Family.SHAPE,
        "fth-box",
        new Parameter(
            "shape",
            new Parameter.Type.WholeNumbers(1, 6, 0, 1L << 28),
            Value.Wholes.of(0),
            true,
            settings -> true));
  }

  @Override
  boolean takesIndices() {
    return true;
  }

  @Override
  Inference shape(Site site) {
    Signal.Tensor in = site.tensor(0);
    List<Long> wanted = new ArrayList<>(site.settings().wholes("shape"));
    long size = in.shape().size();
    long known = new Shape(wanted.stream().map(extent -> Math.max(1, extent)).toList()).size();
    int open = wanted.indexOf(0L);
    if (open >= 0 && open == wanted.lastIndexOf(0L) && size % known == 0) {
      wanted.set(open, size / known);
      known = size;
    }
    if (known != size || wanted.contains(0L)) {
      return Fits.misfit(
          "shape",
          Message.of("network.reshape", size, in.shape()),
          new Repair.Set("shape", Value.Wholes.of(0)));
    }
    return Inference.of(new Signal.Tensor(new Shape(wanted), plain(in), in.most()));
  }

  /** Shares are of one axis, which a change of shape may part. */
  static Signal.Numbers plain(Signal.Tensor in) {
    return in.numbers() == Signal.Numbers.SHARES ? Signal.Numbers.UNIT : in.numbers();
  }

  @Override
  long activations(Shape out) {
    return 0;
  }

  @Override
  public List<String> forward(TorchCode code) {
    List<Long> extents = new ArrayList<>(List.of(-1L));
    // Written out in full: two open extents would be one too many.
    if (infer(code.site()) instanceof Inference.Known known
        && known.outputs().getFirst() instanceof Signal.Tensor out) {
      extents.addAll(out.shape().extents());
    }
    return List.of(
        code.let("torch.reshape(%s, %s)".formatted(code.input(0), Sliding.list(extents))));
  }

  @Override
  public String summary(Settings settings) {
    return "{shape}";
  }
}
