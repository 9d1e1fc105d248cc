package org.layerloom.network.kinds;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Weight;

/** Adds to each step of a sequence a learned row that tells its place. */
final class LearnedPositions extends Weighted {

  LearnedPositions() {
    super("learnedPositions", Family.ATTENTION, "fth-map-pin", true);
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    @Nullable Misfit misfit = Fits.sequence(in);
    return misfit != null ? misfit : Inference.of(in);
  }

  @Override
  public List<Weight> weights(Site site) {
    Shape shape = site.tensor(0).shape();
    return List.of(new Weight("weight", shape, new Weight.Start.Normal(0.02), true));
  }

  @Override
  public List<String> forward(TorchCode code) {
    return List.of(code.let("torch.add(%s, %s)".formatted(code.input(0), code.weight("weight"))));
  }

  @Override
  public String formula(Settings settings) {
    return "\\mathbf{y}_t = \\mathbf{x}_t + P_t";
  }
}
