package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.Parameter;
import org.layerloom.network.Port;
import org.layerloom.network.PortType;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Weight;
import org.layerloom.network.Weight.Start;

/**
 * A layer of a Transformer (Vaswani et al. 2017): attention, in a decoder attention over a memory
 * too, then two Dense layers; around each an addition and a normalisation, before it or after it.
 * Weights are called as in PyTorch's modules.
 */
final class TransformerLayer extends Weighted {

  private final boolean decodes;

  TransformerLayer(boolean decodes) {
    super(
        decodes ? "transformerDecoder" : "transformerEncoder",
        Family.ATTENTION,
        decodes ? "fth-message-square" : "fth-cpu",
        true,
        Parameter.whole("heads", 4, 1, 256).stated(),
        Parameter.whole("hidden", 128, 1, 65_536).stated(),
        Parameter.real("dropout", 0.1, 0, 0.95),
        Parameter.choice("normalise", "before", "after"),
        Parameter.yesNo("causal", decodes));
    this.decodes = decodes;
  }

  @Override
  public List<Port> inputs() {
    return decodes
        ? List.of(Port.of("in", PortType.TENSOR), Port.of("memory", PortType.TENSOR))
        : IN;
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    @Nullable Misfit misfit = Fits.sequence(in);
    if (misfit == null) {
      misfit = Attention.heads(in, site.settings());
    }
    if (misfit == null && decodes) {
      misfit = Attention.memory(in, site.tensor(1).shape());
    }
    return misfit != null ? misfit : Inference.of(in);
  }

  private static AttentionText attention(Site site, String prefix) {
    return new AttentionText(prefix, site.tensor(0).shape().last(), site.settings().whole("heads"));
  }

  @Override
  public List<Weight> weights(Site site) {
    long width = site.tensor(0).shape().last();
    long hidden = site.settings().whole("hidden");
    List<Weight> weights = new ArrayList<>(attention(site, "self_attn.").weights());
    if (decodes) {
      weights.addAll(attention(site, "multihead_attn.").weights());
    }
    Start zero = new Start.Constant(0);
    weights.add(
        new Weight("linear1.weight", Shape.of(hidden, width), Start.glorot(width, hidden), true));
    weights.add(new Weight("linear1.bias", Shape.of(hidden), zero, true));
    weights.add(
        new Weight("linear2.weight", Shape.of(width, hidden), Start.glorot(hidden, width), true));
    weights.add(new Weight("linear2.bias", Shape.of(width), zero, true));
    for (int norm = 1; norm <= (decodes ? 3 : 2); norm++) {
      weights.add(
          new Weight("norm" + norm + ".weight", Shape.of(width), new Start.Constant(1), true));
      weights.add(new Weight("norm" + norm + ".bias", Shape.of(width), zero, true));
    }
    return weights;
  }

  @Override
  long multiplyAdds(Site site, Shape out) {
    long steps = out.extent(0);
    long dense = 2 * steps * out.last() * site.settings().whole("hidden");
    long own = attention(site, "").multiplyAdds(steps, steps);
    return decodes
        ? dense + own + attention(site, "").multiplyAdds(steps, site.tensor(1).shape().extent(0))
        : dense + own;
  }

  @Override
  public List<String> forward(TorchCode code) {
    Site site = code.site();
    boolean causal = code.settings().flag("causal");
    String x =
        around(
            code, code.input(0), 1, y -> attention(site, "self_attn.").write(code, y, y, causal));
    if (decodes) {
      x =
          around(
              code,
              x,
              2,
              y -> attention(site, "multihead_attn.").write(code, y, code.input(1), false));
    }
    return List.of(around(code, x, decodes ? 3 : 2, y -> dense(code, y)));
  }

  /** A part with its normalisation, dropout and the addition of what went in. */
  private static String around(TorchCode code, String x, int norm, UnaryOperator<String> part) {
    boolean before = code.settings().text("normalise").equals("before");
    String y = part.apply(before ? normalised(code, x, norm) : x);
    String sum = code.let("torch.add(%s, %s)".formatted(x, dropped(code, y)));
    return before ? sum : normalised(code, sum, norm);
  }

  private static String dense(TorchCode code, String x) {
    String hidden =
        code.let(
            "torch.relu(torch.linear(%s, %s, %s))"
                .formatted(x, code.weight("linear1.weight"), code.weight("linear1.bias")));
    return code.let(
        "torch.linear(%s, %s, %s)"
            .formatted(
                dropped(code, hidden), code.weight("linear2.weight"), code.weight("linear2.bias")));
  }

  private static String dropped(TorchCode code, String x) {
    double rate = code.settings().real("dropout");
    return rate == 0
        ? x
        : code.let("torch.dropout(%s, %s, %s)".formatted(x, rate, code.training()));
  }

  private static String normalised(TorchCode code, String x, int norm) {
    return code.let(
        "torch.layer_norm(%s, [%d], %s, %s, 1.0E-5, False)"
            .formatted(
                x,
                code.site().tensor(0).shape().last(),
                code.weight("norm" + norm + ".weight"),
                code.weight("norm" + norm + ".bias")));
  }

  @Override
  public String summary(Settings settings) {
    return "{heads} · {hidden}";
  }

  @Override
  public String formula(Settings settings) {
    return settings.text("normalise").equals("before")
        ? "Y = X + \\mathrm{Attention}(\\mathrm{norm}(X)),\\quad"
            + " Z = Y + \\mathrm{Dense}(\\mathrm{norm}(Y))"
        : "Y = \\mathrm{norm}(X + \\mathrm{Attention}(X)),\\quad"
            + " Z = \\mathrm{norm}(Y + \\mathrm{Dense}(Y))";
  }
}
