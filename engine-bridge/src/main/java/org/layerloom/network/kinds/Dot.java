package org.layerloom.network.kinds;

import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Port;
import org.layerloom.network.PortType;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;

/** How much two rows agree: the sum of their products, or the cosine of the angle between them. */
final class Dot extends Layer {

  Dot() {
    super("dot", Family.COMBINE, "fth-link", Parameter.yesNo("cosine", false));
  }

  @Override
  public List<Port> inputs() {
    return List.of(Port.of("a", PortType.TENSOR), Port.of("b", PortType.TENSOR));
  }

  @Override
  Inference shape(Site site) {
    Shape a = site.tensor(0).shape();
    Shape b = site.tensor(1).shape();
    if (!a.equals(b) || a.rank() == 0) {
      return Fits.misfit(null, Message.of("network.combine.shapes", a, b));
    }
    return Inference.of(
        a.rank() == 1 ? Shape.of(1) : new Shape(a.extents().subList(0, a.rank() - 1)));
  }

  @Override
  long multiplyAdds(Site site, Shape out) {
    return site.tensor(0).shape().size();
  }

  @Override
  public List<String> forward(TorchCode code) {
    // A row gives one number, which keeps an axis of its own; a sequence one a step.
    boolean row = code.site().tensor(0).shape().rank() == 1;
    if (code.settings().flag("cosine")) {
      String cosine =
          code.let(
              "torch.cosine_similarity(%s, %s, -1, 1.0E-8)"
                  .formatted(code.input(0), code.input(1)));
      return List.of(row ? code.let("torch.unsqueeze(%s, 1)".formatted(cosine)) : cosine);
    }
    return List.of(
        code.let(
            "torch.sum(torch.mul(%s, %s), [-1], %s)"
                .formatted(code.input(0), code.input(1), row ? "True" : "False")));
  }

  @Override
  public String formula(Settings settings) {
    return settings.flag("cosine")
        ? "y = \\frac{\\sum_i a_i b_i}{\\|\\mathbf{a}\\| \\|\\mathbf{b}\\|}"
        : "y = \\sum_i a_i b_i";
  }
}
