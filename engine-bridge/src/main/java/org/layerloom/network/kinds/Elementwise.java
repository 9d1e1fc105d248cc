package org.layerloom.network.kinds;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Parameter;
import org.layerloom.network.Settings;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;

/** A function of each number by itself: activations. The shape stays. */
final class Elementwise extends Layer {

  private final Function<Settings, String> formula;
  private final BiFunction<Settings, String, String> program;
  private final Signal.Numbers numbers;
  private final String summary;

  /**
   * @param program settings and the input's expression to the output's expression
   */
  Elementwise(
      String id,
      Family family,
      String icon,
      Signal.Numbers numbers,
      String summary,
      Function<Settings, String> formula,
      BiFunction<Settings, String, String> program,
      Parameter... parameters) {
    super(id, family, icon, parameters);
    this.numbers = numbers;
    this.summary = summary;
    this.formula = formula;
    this.program = program;
  }

  /** An activation without settings; {@code %s} stands for the input. */
  static Elementwise activation(String id, String icon, String formula, String program) {
    return new Elementwise(
        id,
        Family.ACTIVATION,
        icon,
        Signal.Numbers.REAL,
        "",
        settings -> formula,
        (settings, x) -> program.replace("%s", x));
  }

  /** The logistic function, which losses can undo: see {@link TorchCode#squashed}. */
  static Elementwise sigmoid() {
    return new Elementwise(
        "sigmoid",
        Family.ACTIVATION,
        "fth-activity",
        Signal.Numbers.UNIT,
        "",
        settings -> "y = \\frac{1}{1 + e^{-x}}",
        (settings, x) -> "torch.sigmoid(" + x + ")");
  }

  @Override
  Inference shape(Site site) {
    return Inference.of(new Signal.Tensor(site.tensor(0).shape(), numbers, 0));
  }

  @Override
  public List<String> forward(TorchCode code) {
    String x = code.input(0);
    if (id().equals("relu")) {
      return List.of(Activations.rectified(code, x));
    }
    String y = code.let(program.apply(code.settings(), x));
    if (numbers == Signal.Numbers.UNIT) {
      code.squashed(y, x);
    }
    return List.of(y);
  }

  @Override
  public String summary(Settings settings) {
    return summary;
  }

  @Override
  public String formula(Settings settings) {
    return formula.apply(settings);
  }
}
