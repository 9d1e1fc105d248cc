package org.layerloom.network.kinds;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Repair;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Value;

/** The largest number or the mean of each window, channel by channel. */
final class Pooling extends Layer {

  private final boolean largest;
  private final int axes;

  Pooling(boolean largest, int axes) {
    super(
        (largest ? "maxpool" : "avgpool") + axes + "d",
        Family.CONVOLUTION,
        largest ? "fth-minimize-2" : "fth-minimize",
        Parameter.wholes("kernel", 1, 1_000, Sliding.repeat(axes, 2)).stated(),
        Parameter.wholes("stride", 1, 1_000, Sliding.repeat(axes, 2)),
        Parameter.wholes("pad", 0, 500, Sliding.repeat(axes, 0)));
    this.largest = largest;
    this.axes = axes;
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    Settings settings = site.settings();
    Misfit misfit = Fits.rank(in, axes + 1, Sliding.layout(axes), Fits.intoChannels(in, axes));
    if (misfit == null) {
      misfit = padFits(settings);
    }
    if (misfit != null) {
      return misfit;
    }
    long[] extents = new long[axes];
    for (int axis = 0; axis < axes; axis++) {
      long kernel = settings.wholes("kernel").get(axis);
      long padded = in.extent(axis + 1) + 2 * settings.wholes("pad").get(axis);
      extents[axis] = Sliding.places(padded, kernel, settings.wholes("stride").get(axis), 0);
      if (extents[axis] < 1) {
        Shape size = Sliding.extents(in);
        return Fits.misfit(
            "kernel",
            Message.of("network.kernel.large", kernel, padded, size),
            new Repair.Set("kernel", Fits.within(settings.wholes("kernel"), size)));
      }
    }
    return Inference.of(Sliding.shape(in.extent(0), extents));
  }

  private @Nullable Misfit padFits(Settings settings) {
    long[] most = new long[axes];
    boolean fits = true;
    for (int axis = 0; axis < axes; axis++) {
      most[axis] =
          Math.min(settings.wholes("pad").get(axis), settings.wholes("kernel").get(axis) / 2);
      fits &= most[axis] == settings.wholes("pad").get(axis);
    }
    return fits
        ? null
        : Fits.misfit(
            "pad", Message.of("network.pool.pad"), new Repair.Set("pad", Value.Wholes.of(most)));
  }

  @Override
  public List<String> forward(TorchCode code) {
    Settings settings = code.settings();
    // max(relu(x)) = relu(max(x)), with the same gradients: a rectified sum is pooled first.
    String sum = largest ? code.unrectified(0) : null;
    String window =
        "%s, %s, %s, %s"
            .formatted(
                sum != null ? sum : code.input(0),
                Sliding.list(settings.wholes("kernel")),
                Sliding.list(settings.wholes("stride")),
                Sliding.list(settings.wholes("pad")));
    if (largest) {
      String most =
          code.let(
              "torch.max_pool%dd(%s, %s, False)".formatted(axes, window, Sliding.list(axes, 1)));
      return List.of(sum != null ? Activations.rectified(code, most) : most);
    }
    String divisor = axes == 1 ? "" : ", None";
    return List.of(
        code.let("torch.avg_pool%dd(%s, False, False%s)".formatted(axes, window, divisor)));
  }

  @Override
  public String summary(Settings settings) {
    return "{kernel}";
  }

  @Override
  public String formula(Settings settings) {
    String window = "x_{c,\\,s i+m,\\,s j+n}";
    return largest
        ? "y_{c,i,j} = \\max_{m,n} " + window
        : "y_{c,i,j} = \\frac{1}{|K|} \\sum_{m,n} " + window;
  }
}
