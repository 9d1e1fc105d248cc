package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Parameter;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Weight;

/**
 * A learned row of numbers for each index. Indices {@code [...]} become {@code [..., width]};
 * weight {@code [entries, width]}.
 */
final class Embedding extends Weighted {

  Embedding() {
    super(
        "embedding",
        Family.DENSE,
        "fth-book-open",
        true,
        Parameter.whole("width", 32, 1, 65_536).stated());
  }

  @Override
  boolean takesIndices() {
    return true;
  }

  @Override
  Inference shape(Site site) {
    Signal.Tensor in = site.tensor(0);
    if (in.calculable() || in.most() < 1) {
      return Inference.misfit("network.embedding.indices");
    }
    List<Long> extents = new ArrayList<>(in.shape().extents());
    extents.add(site.settings().whole("width"));
    return Inference.of(new Shape(extents));
  }

  @Override
  public List<Weight> weights(Site site) {
    Shape shape = Shape.of(site.tensor(0).most(), site.settings().whole("width"));
    return List.of(new Weight("weight", shape, new Weight.Start.Normal(0.05), true));
  }

  @Override
  public List<String> forward(TorchCode code) {
    return List.of(
        code.let(
            "torch.embedding(%s, %s, -1, False, False)"
                .formatted(code.weight("weight"), code.input(0))));
  }

  @Override
  public String summary(Settings settings) {
    return "{width}";
  }

  @Override
  public String formula(Settings settings) {
    return "\\mathbf{y}_t = E_{x_t}";
  }
}
