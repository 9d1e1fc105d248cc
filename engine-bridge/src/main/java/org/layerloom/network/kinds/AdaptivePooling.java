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

/** Pooling whose windows are chosen so that a given height and width come out. */
final class AdaptivePooling extends Layer {

  private final boolean largest;

  AdaptivePooling(boolean largest) {
    super(
        largest ? "adaptiveMaxpool2d" : "adaptiveAvgpool2d",
        Family.CONVOLUTION,
        "fth-crop",
        Parameter.wholes("size", 1, 10_000, 1, 1).stated());
    this.largest = largest;
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    @Nullable Misfit misfit = Fits.rank(in, 3, Sliding.layout(2), Fits.intoChannels(in, 2));
    List<Long> size = site.settings().wholes("size");
    return misfit != null ? misfit : Inference.of(Shape.of(in.extent(0), size.get(0), size.get(1)));
  }

  @Override
  public List<String> forward(TorchCode code) {
    String arguments =
        "(%s, %s)".formatted(code.input(0), Sliding.list(code.settings().wholes("size")));
    return List.of(
        largest
            ? code.let("torch.adaptive_max_pool2d" + arguments + "[0]")
            : code.let("torch.adaptive_avg_pool2d" + arguments));
  }

  @Override
  public String summary(Settings settings) {
    return "{size}";
  }

  @Override
  public String formula(Settings settings) {
    return (largest ? "y_{c,i,j} = \\max" : "y_{c,i,j} = \\mathrm{mean}")
        + "\\{x_{c,m,n} : (m,n) \\in K_{i,j}\\}";
  }
}
