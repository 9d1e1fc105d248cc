package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Parameter;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;

/** One number for each row along an axis: its sum, mean, largest or smallest, or its length. */
final class Reduce extends Layer {

  Reduce() {
    super(
        "reduce",
        Family.SHAPE,
        "fth-chevrons-down",
        Parameter.choice("operation", "mean", "sum", "max", "min", "norm"),
        Parameter.whole("axis", 1, 1, 6),
        Parameter.yesNo("keep", false));
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    int axis = (int) site.settings().whole("axis") - 1;
    if (axis >= in.rank()) {
      return Fits.axis(axis + 1, in);
    }
    if (site.settings().flag("keep") || in.rank() == 1) {
      return Inference.of(Fits.with(in, axis, 1));
    }
    List<Long> extents = new ArrayList<>(in.extents());
    extents.remove(axis);
    return Inference.of(new Shape(extents));
  }

  @Override
  public List<String> forward(TorchCode code) {
    Settings settings = code.settings();
    boolean keep = settings.flag("keep") || code.site().tensor(0).shape().rank() == 1;
    String over =
        "%s, [%d], %s)".formatted(code.input(0), settings.whole("axis"), keep ? "True" : "False");
    return List.of(
        code.let(
            switch (settings.text("operation")) {
              case "sum" -> "torch.sum(" + over;
              case "max" -> "torch.amax(" + over;
              case "min" -> "torch.amin(" + over;
              case "norm" ->
                  // The root of zero has no slope: a hair above it has.
                  "torch.sqrt(torch.add(torch.sum(torch.mul(%s, %s), [%d], %s), 1.0E-12))"
                      .formatted(
                          code.input(0),
                          code.input(0),
                          settings.whole("axis"),
                          keep ? "True" : "False");
              default -> "torch.mean(" + over;
            }));
  }

  @Override
  public String summary(Settings settings) {
    return "{operation} · {axis}";
  }

  @Override
  public String formula(Settings settings) {
    return switch (settings.text("operation")) {
      case "sum" -> "y = \\sum_i x_i";
      case "max" -> "y = \\max_i x_i";
      case "min" -> "y = \\min_i x_i";
      case "norm" -> "y = \\sqrt{\\sum_i x_i^2}";
      default -> "y = \\frac{1}{n} \\sum_i x_i";
    };
  }
}
