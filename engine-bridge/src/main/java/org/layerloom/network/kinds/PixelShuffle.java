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

/** Lays r² channels out as r×r pixels (Shi et al. 2016). */
final class PixelShuffle extends Layer {

  PixelShuffle() {
    super(
        "pixelShuffle",
        Family.CONVOLUTION,
        "fth-grid",
        Parameter.whole("factor", 2, 1, 64).stated());
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    @Nullable Misfit misfit = Fits.rank(in, 3, Sliding.layout(2), Fits.intoChannels(in, 2));
    if (misfit != null) {
      return misfit;
    }
    long factor = site.settings().whole("factor");
    long channels = in.extent(0);
    if (channels % (factor * factor) != 0) {
      long wanted = factor * factor * (channels / (factor * factor) + 1);
      return Fits.misfit(
          "factor",
          Message.of("network.shuffle", channels, factor * factor),
          new Repair.SetBefore(0, "filters", new Value.Whole(wanted)));
    }
    return Inference.of(
        Shape.of(channels / (factor * factor), in.extent(1) * factor, in.extent(2) * factor));
  }

  @Override
  public List<String> forward(TorchCode code) {
    return List.of(
        code.let(
            "torch.pixel_shuffle(%s, %d)"
                .formatted(code.input(0), code.settings().whole("factor"))));
  }

  @Override
  public String summary(Settings settings) {
    return "×{factor}";
  }

  @Override
  public String formula(Settings settings) {
    return "y_{c,\\,ri+a,\\,rj+b} = x_{r^2 c + r a + b,\\,i,\\,j}";
  }
}
