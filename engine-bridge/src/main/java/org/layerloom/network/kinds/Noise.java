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

/** Disturbs what passes, while training only. */
final class Noise extends Layer {

  private final String operation;
  private final String parameter;
  private final String formula;
  private final int leastRank;

  private Noise(
      String id,
      String icon,
      String operation,
      int leastRank,
      String formula,
      Parameter parameter) {
    super(id, Family.REGULARISATION, icon, parameter);
    this.operation = operation;
    this.parameter = parameter.name();
    this.formula = formula;
    this.leastRank = leastRank;
  }

  /** Drops whole channels (Tompson et al. 2015). */
  static Noise spatialDropout() {
    return new Noise(
        "spatialDropout",
        "fth-cloud-rain",
        "feature_dropout",
        2,
        "y_{c,i,j} = \\frac{m_c}{1-p}\\, x_{c,i,j},\\quad m_c \\sim \\mathrm{Bernoulli}(1-p)",
        Parameter.real("rate", 0.2, 0, 0.99).stated());
  }

  /** Keeps mean and deviation as SELU needs them (Klambauer et al. 2017). */
  static Noise alphaDropout() {
    return new Noise(
        "alphaDropout",
        "fth-cloud-snow",
        "alpha_dropout",
        0,
        "y = a\\,(m x + (1 - m)\\,\\alpha') + b",
        Parameter.real("rate", 0.1, 0, 0.99).stated());
  }

  /** Adds normal noise. */
  static Noise gaussian() {
    return new Noise(
        "gaussianNoise",
        "fth-cloud-lightning",
        "",
        0,
        "y = x + \\mathcal{N}(0, \\sigma^2)",
        Parameter.real("deviation", 0.1, 0, 100).stated());
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    return in.rank() < leastRank
        ? Fits.misfit(null, Message.of("network.rank", Message.of("network.layout.channels"), in))
        : Inference.of(in);
  }

  @Override
  public List<String> forward(TorchCode code) {
    String x = code.input(0);
    double much = code.settings().real(parameter);
    return List.of(
        code.let(
            operation.isEmpty()
                ? "torch.add(%s, torch.mul(torch.randn_like(%s), (%s if %s else 0.)))"
                    .formatted(x, x, much, code.training())
                : "torch.%s(%s, %s, %s)".formatted(operation, x, much, code.training())));
  }

  @Override
  public String summary(Settings settings) {
    return "{" + parameter + "}";
  }

  @Override
  public String formula(Settings settings) {
    return formula;
  }
}
