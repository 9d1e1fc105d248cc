package org.layerloom.network.kinds;

import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;

/** Half of the numbers open or close the way for the other half (Dauphin et al. 2017). */
final class Glu extends Layer {

  Glu() {
    super("glu", Family.ACTIVATION, "fth-log-in", Parameter.choice("over", "last", "first"));
  }

  private static int axis(Settings settings, Shape in) {
    return settings.text("over").equals("first") ? 0 : in.rank() - 1;
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    int axis = axis(site.settings(), in);
    return in.rank() == 0 || in.extent(axis) % 2 != 0
        ? Fits.misfit(null, Message.of("network.glu.odd", in))
        : Inference.of(Fits.with(in, axis, in.extent(axis) / 2));
  }

  @Override
  public List<String> forward(TorchCode code) {
    int axis = axis(code.settings(), code.site().tensor(0).shape()) + 1;
    return List.of(code.let("torch.glu(%s, %d)".formatted(code.input(0), axis)));
  }

  @Override
  public String summary(Settings settings) {
    return settings.text("over").equals("first") ? "{over}" : "";
  }

  @Override
  public String formula(Settings settings) {
    return "\\mathbf{y} = \\mathbf{a} \\odot \\sigma(\\mathbf{b})";
  }
}
