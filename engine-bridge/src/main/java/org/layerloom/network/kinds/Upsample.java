package org.layerloom.network.kinds;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.Parameter;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;

/** Makes pictures larger by repeating or by blending neighbours. */
final class Upsample extends Layer {

  Upsample() {
    super(
        "upsample2d",
        Family.CONVOLUTION,
        "fth-maximize",
        Parameter.wholes("scale", 1, 64, 2, 2).stated(),
        Parameter.choice("method", "nearest", "bilinear"));
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    @Nullable Misfit misfit = Fits.rank(in, 3, Sliding.layout(2), Fits.intoChannels(in, 2));
    if (misfit != null) {
      return misfit;
    }
    List<Long> scale = site.settings().wholes("scale");
    return Inference.of(
        Shape.of(in.extent(0), in.extent(1) * scale.get(0), in.extent(2) * scale.get(1)));
  }

  @Override
  public List<String> forward(TorchCode code) {
    Shape in = code.site().tensor(0).shape();
    List<Long> scale = code.settings().wholes("scale");
    String size = "[%d, %d]".formatted(in.extent(1) * scale.get(0), in.extent(2) * scale.get(1));
    return List.of(
        code.let(
            code.settings().text("method").equals("nearest")
                ? "torch.upsample_nearest2d(%s, %s, None, None)".formatted(code.input(0), size)
                : "torch.upsample_bilinear2d(%s, %s, False, None, None)"
                    .formatted(code.input(0), size)));
  }

  @Override
  public String summary(Settings settings) {
    return "{scale} · {method}";
  }

  @Override
  public String formula(Settings settings) {
    return settings.text("method").equals("nearest")
        ? "y_{c,i,j} = x_{c,\\lfloor i/s \\rfloor,\\lfloor j/s \\rfloor}"
        : "y_{c,i,j} = \\sum_{m,n} a_{i,m}\\, b_{j,n}\\, x_{c,m,n}";
  }
}
