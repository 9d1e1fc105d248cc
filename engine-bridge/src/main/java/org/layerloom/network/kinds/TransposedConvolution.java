package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Repair;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Value;
import org.layerloom.network.Weight;

/**
 * A convolution run backwards: each input number paints a kernel, which makes pictures larger.
 * Extents {@code (in - 1) stride - 2 pad + dilation (kernel - 1) + outputPad + 1}; weight {@code
 * [channels, filters / groups, kernel...]}.
 */
final class TransposedConvolution extends Weighted {

  private final int axes;

  TransposedConvolution(int axes, String icon) {
    super(
        "convTranspose" + axes + "d",
        Family.CONVOLUTION,
        icon,
        true,
        Parameter.whole("filters", 32, 1, 65_536).stated(),
        Parameter.wholes("kernel", 1, 1_000, Sliding.repeat(axes, 2)).stated(),
        Parameter.wholes("stride", 1, 1_000, Sliding.repeat(axes, 2)),
        Parameter.wholes("pad", 0, 1_000, Sliding.repeat(axes, 0)),
        Parameter.wholes("outputPad", 0, 1_000, Sliding.repeat(axes, 0)),
        Parameter.wholes("dilation", 1, 1_000, Sliding.repeat(axes, 1)),
        Parameter.whole("groups", 1, 1, 65_536),
        Activations.parameter(),
        Parameter.yesNo("bias", true),
        Starts.parameter());
    this.axes = axes;
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    Settings settings = site.settings();
    Misfit misfit = Fits.rank(in, axes + 1, Sliding.layout(axes), Fits.intoChannels(in, axes));
    if (misfit == null) {
      misfit = Convolution.groupsFit(in.extent(0), settings);
    }
    if (misfit == null) {
      misfit = outputPadFits(settings);
    }
    if (misfit != null) {
      return misfit;
    }
    long[] extents = new long[axes];
    for (int axis = 0; axis < axes; axis++) {
      long reach = Sliding.reach(at(settings, "kernel", axis), at(settings, "dilation", axis));
      extents[axis] =
          (in.extent(axis + 1) - 1) * at(settings, "stride", axis)
              - 2 * at(settings, "pad", axis)
              + reach
              + at(settings, "outputPad", axis);
      if (extents[axis] < 1) {
        return Fits.misfit(
            "pad",
            Message.of("network.conv.nothingLeft"),
            new Repair.Set("pad", Value.Wholes.of(Sliding.repeat(axes, 0))));
      }
    }
    return Inference.of(
        Activations.signal(settings, Sliding.shape(settings.whole("filters"), extents)));
  }

  private static long at(Settings settings, String name, int axis) {
    return settings.wholes(name).get(axis);
  }

  /** It says which of several possible sizes is meant, so it stays below a stride. */
  private @Nullable Misfit outputPadFits(Settings settings) {
    for (int axis = 0; axis < axes; axis++) {
      long below = Math.max(at(settings, "stride", axis), at(settings, "dilation", axis));
      if (at(settings, "outputPad", axis) >= below) {
        return Fits.misfit(
            "outputPad",
            Message.of("network.conv.outputPad", below),
            new Repair.Set("outputPad", Value.Wholes.of(Sliding.repeat(axes, 0))));
      }
    }
    return null;
  }

  @Override
  public List<Weight> weights(Site site) {
    Settings settings = site.settings();
    long in = site.tensor(0).shape().extent(0);
    long filters = settings.whole("filters");
    List<Long> shape = new ArrayList<>(List.of(in, filters / settings.whole("groups")));
    shape.addAll(settings.wholes("kernel"));
    long field = Sliding.product(settings.wholes("kernel"));
    List<Weight> weights = new ArrayList<>();
    Weight.Start start = Starts.of(settings, in * field, filters * field);
    weights.add(new Weight("weight", new Shape(shape), start, true));
    if (settings.flag("bias")) {
      weights.add(new Weight("bias", Shape.of(filters), new Weight.Start.Constant(0), true));
    }
    return weights;
  }

  @Override
  long multiplyAdds(Site site, Shape out) {
    Settings settings = site.settings();
    return Shape.of(
            site.tensor(0).shape().size(),
            settings.whole("filters") / settings.whole("groups"),
            Sliding.product(settings.wholes("kernel")))
        .size();
  }

  @Override
  public List<String> forward(TorchCode code) {
    Settings settings = code.settings();
    String sum =
        code.let(
            "torch.conv_transpose%dd(%s, %s, %s, %s, %s, %s, %d, %s)"
                .formatted(
                    axes,
                    code.input(0),
                    code.weight("weight"),
                    settings.flag("bias") ? code.weight("bias") : "None",
                    Sliding.list(settings.wholes("stride")),
                    Sliding.list(settings.wholes("pad")),
                    Sliding.list(settings.wholes("outputPad")),
                    settings.whole("groups"),
                    Sliding.list(settings.wholes("dilation"))));
    return List.of(Activations.apply(code, sum, 1));
  }

  @Override
  public String summary(Settings settings) {
    return "{filters} · {kernel}" + Activations.summary(settings);
  }

  @Override
  public String formula(Settings settings) {
    return "Y_k = " + Activations.formula(settings, "b_k + \\sum_c W_{c,k}^{\\top} X_c");
  }
}
