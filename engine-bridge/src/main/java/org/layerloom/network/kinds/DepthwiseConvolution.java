package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.Parameter;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Weight;

/**
 * Each channel is convolved by itself; a separable convolution then mixes the results by a 1×1
 * convolution. Weights {@code depthwise [channels multiplier, 1, height, width]} and {@code
 * pointwise [filters, channels multiplier, 1, 1]}.
 */
final class DepthwiseConvolution extends Weighted {

  private static final Window WINDOW = new Window(2);

  private final boolean mixes;

  /**
   * @param mixes whether it is the separable one
   */
  DepthwiseConvolution(boolean mixes) {
    super(
        mixes ? "separableConv2d" : "depthwiseConv2d",
        Family.CONVOLUTION,
        "fth-columns",
        true,
        parameters(mixes));
    this.mixes = mixes;
  }

  private static Parameter[] parameters(boolean mixes) {
    return Stream.of(
            mixes
                ? Stream.of(Parameter.whole("filters", 32, 1, 65_536).stated())
                : Stream.<Parameter>empty(),
            WINDOW.parameters().stream(),
            Stream.of(
                Parameter.whole("multiplier", 1, 1, 256),
                Activations.parameter(),
                Parameter.yesNo("bias", true),
                Starts.parameter()))
        .flatMap(part -> part)
        .toArray(Parameter[]::new);
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    @Nullable Misfit misfit = WINDOW.misfit(site.settings(), in);
    return misfit != null
        ? misfit
        : Inference.of(
            Activations.signal(
                site.settings(),
                Sliding.shape(channels(site), WINDOW.extents(site.settings(), in))));
  }

  /** After each channel by itself. */
  private static long spread(Site site) {
    return site.tensor(0).shape().extent(0) * site.settings().whole("multiplier");
  }

  private long channels(Site site) {
    return mixes ? site.settings().whole("filters") : spread(site);
  }

  @Override
  public List<Weight> weights(Site site) {
    Settings settings = site.settings();
    List<Long> kernel = settings.wholes("kernel");
    long field = Sliding.product(kernel);
    List<Weight> weights = new ArrayList<>();
    weights.add(
        new Weight(
            mixes ? "depthwise" : "weight",
            Shape.of(spread(site), 1, kernel.get(0), kernel.get(1)),
            Starts.of(settings, field, field * settings.whole("multiplier")),
            true));
    if (mixes) {
      weights.add(
          new Weight(
              "pointwise",
              Shape.of(channels(site), spread(site), 1, 1),
              Starts.of(settings, spread(site), channels(site)),
              true));
    }
    if (settings.flag("bias")) {
      weights.add(new Weight("bias", Shape.of(channels(site)), new Weight.Start.Constant(0), true));
    }
    return weights;
  }

  @Override
  long multiplyAdds(Site site, Shape out) {
    long places = out.extent(1) * out.extent(2);
    long alone =
        Shape.of(places, spread(site), Sliding.product(site.settings().wholes("kernel"))).size();
    return mixes ? alone + Shape.of(places, spread(site), channels(site)).size() : alone;
  }

  @Override
  public List<String> forward(TorchCode code) {
    Settings settings = code.settings();
    long in = code.site().tensor(0).shape().extent(0);
    String bias = settings.flag("bias") ? code.weight("bias") : "None";
    String alone =
        code.let(
            "torch.conv2d(%s, %s, %s, %s, %d)"
                .formatted(
                    code.input(0),
                    code.weight(mixes ? "depthwise" : "weight"),
                    mixes ? "None" : bias,
                    WINDOW.arguments(settings),
                    in));
    String sum =
        mixes
            ? code.let(
                "torch.conv2d(%s, %s, %s, [1, 1], [0, 0], [1, 1], 1)"
                    .formatted(alone, code.weight("pointwise"), bias))
            : alone;
    return List.of(Activations.apply(code, sum, 1));
  }

  @Override
  public String summary(Settings settings) {
    return (mixes ? "{filters} · " : "") + "{kernel}" + Activations.summary(settings);
  }

  @Override
  public String formula(Settings settings) {
    String alone = "\\sum_{m,n} w_{c,m,n} \\, x_{c,\\,i+m,\\,j+n}";
    return mixes
        ? "y_{k,i,j} = " + Activations.formula(settings, "b_k + \\sum_c v_{k,c} " + alone)
        : "y_{c,i,j} = " + Activations.formula(settings, "b_c + " + alone);
  }
}
