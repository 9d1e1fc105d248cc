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

/**
 * Adds to each step of a sequence waves that tell its place (Vaswani et al. 2017): {@code sin(t /
 * 10000^(2k/n))} at even features, the cosine at odd ones.
 */
final class Positions extends Layer {

  Positions() {
    super("positionalEncoding", Family.ATTENTION, "fth-radio");
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    @Nullable Misfit misfit = Fits.sequence(in);
    return misfit != null ? misfit : Inference.of(in);
  }

  @Override
  public List<String> forward(TorchCode code) {
    String x = code.input(0);
    double speed = -2 * Math.log(10_000) / code.site().tensor(0).shape().last();
    // Counted by running sums of ones, so that device and precision are those of the input.
    String ones = code.let("torch.ones_like(torch.select(%s, 0, 0))".formatted(x));
    String step = code.let("torch.sub(torch.cumsum(%s, 0), 1.)".formatted(ones));
    String feature = code.let("torch.sub(torch.cumsum(%s, 1), 1.)".formatted(ones));
    String pair = code.let("torch.floor(torch.div(%s, 2.))".formatted(feature));
    String odd = code.let("torch.sub(%s, torch.mul(%s, 2.))".formatted(feature, pair));
    String angle =
        code.let("torch.mul(%s, torch.exp(torch.mul(%s, %s)))".formatted(step, pair, speed));
    // A cosine is a sine a quarter turn ahead.
    String wave =
        code.let("torch.sin(torch.add(%s, torch.mul(%s, %s)))".formatted(angle, odd, Math.PI / 2));
    return List.of(code.let("torch.add(%s, %s)".formatted(x, wave)));
  }

  @Override
  public String formula(Settings settings) {
    return "y_{t,2k} = x_{t,2k} + \\sin\\frac{t}{10000^{2k/n}},\\quad"
        + " y_{t,2k+1} = x_{t,2k+1} + \\cos\\frac{t}{10000^{2k/n}}";
  }
}
