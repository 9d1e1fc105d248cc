package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
import org.layerloom.network.Weight.Start;

/**
 * Brings what arrives to mean 0 and deviation 1, then stretches and moves it by learned numbers.
 * What differs is which numbers the mean is taken of.
 */
final class Normalisation extends Weighted {

  /** Which numbers are brought to a common size. */
  enum Over {
    /** Each channel over the whole batch (Ioffe and Szegedy 2015). */
    BATCH,
    /** The last axis of each sample (Ba et al. 2016). */
    LAYER,
    /** Groups of channels of each sample (Wu and He 2018). */
    GROUP,
    /** Each channel of each sample (Ulyanov et al. 2016). */
    INSTANCE,
    /** The last axis of each sample, by its size alone (Zhang and Sennrich 2019). */
    RMS
  }

  private final Over over;

  Normalisation(Over over, String id, String icon, Parameter... parameters) {
    super(
        id,
        Family.REGULARISATION,
        icon,
        false,
        Stream.concat(Stream.of(parameters), Stream.of(Parameter.factor("epsilon", 1e-5, 1e-12, 1)))
            .toArray(Parameter[]::new));
    this.over = over;
  }

  static Normalisation batch() {
    return new Normalisation(
        Over.BATCH, "batchNorm", "fth-bar-chart", Parameter.real("momentum", 0.1, 0.0001, 1));
  }

  static Normalisation layer() {
    return new Normalisation(Over.LAYER, "layerNorm", "fth-bar-chart");
  }

  static Normalisation group() {
    return new Normalisation(
        Over.GROUP, "groupNorm", "fth-bar-chart", Parameter.whole("groups", 8, 1, 65_536).stated());
  }

  static Normalisation instance() {
    return new Normalisation(Over.INSTANCE, "instanceNorm", "fth-bar-chart");
  }

  static Normalisation rms() {
    return new Normalisation(Over.RMS, "rmsNorm", "fth-bar-chart");
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    int least = over == Over.INSTANCE ? 2 : 1;
    if (in.rank() < least) {
      return Fits.misfit(
          null, Message.of("network.rank", Message.of("network.layout.channels"), in));
    }
    @Nullable Misfit misfit = over == Over.GROUP ? groups(in, site.settings()) : null;
    return misfit != null ? misfit : Inference.of(in);
  }

  private static @Nullable Misfit groups(Shape in, Settings settings) {
    long groups = settings.whole("groups");
    long fitting = groups;
    while (in.extent(0) % fitting != 0) {
      fitting--;
    }
    return fitting == groups
        ? null
        : Fits.misfit(
            "groups",
            Message.of("network.norm.groups", groups, in.extent(0)),
            new Repair.Set("groups", new Value.Whole(fitting)));
  }

  /** How many learned scales there are: one a channel, or one a feature of the last axis. */
  private long scales(Shape in) {
    return over == Over.LAYER || over == Over.RMS ? in.last() : in.extent(0);
  }

  @Override
  public List<Weight> weights(Site site) {
    Shape shape = Shape.of(scales(site.tensor(0).shape()));
    List<Weight> weights = new ArrayList<>();
    weights.add(new Weight("weight", shape, new Start.Constant(1), true));
    if (over != Over.RMS) {
      weights.add(new Weight("bias", shape, new Start.Constant(0), true));
    }
    if (over == Over.BATCH) {
      weights.add(new Weight("running_mean", shape, new Start.Constant(0), false));
      weights.add(new Weight("running_var", shape, new Start.Constant(1), false));
    }
    return weights;
  }

  @Override
  long multiplyAdds(Site site, Shape out) {
    return out.size();
  }

  @Override
  public List<String> forward(TorchCode code) {
    String x = code.input(0);
    String w = code.weight("weight");
    double epsilon = code.settings().real("epsilon");
    long scales = scales(code.site().tensor(0).shape());
    return List.of(
        code.let(
            switch (over) {
              case BATCH ->
                  "torch.batch_norm(%s, %s, %s, %s, %s, %s, %s, %s, False)"
                      .formatted(
                          x,
                          w,
                          code.weight("bias"),
                          code.weight("running_mean"),
                          code.weight("running_var"),
                          code.training(),
                          code.settings().real("momentum"),
                          epsilon);
              case LAYER ->
                  "torch.layer_norm(%s, [%d], %s, %s, %s, False)"
                      .formatted(x, scales, w, code.weight("bias"), epsilon);
              case GROUP ->
                  "torch.group_norm(%s, %d, %s, %s, %s, False)"
                      .formatted(
                          x, code.settings().whole("groups"), w, code.weight("bias"), epsilon);
              case INSTANCE ->
                  "torch.instance_norm(%s, %s, %s, None, None, True, 0.1, %s, False)"
                      .formatted(x, w, code.weight("bias"), epsilon);
              case RMS -> "torch.rms_norm(%s, [%d], %s, %s)".formatted(x, scales, w, epsilon);
            }));
  }

  @Override
  public String summary(Settings settings) {
    return over == Over.GROUP ? "{groups}" : "";
  }

  @Override
  public String formula(Settings settings) {
    return over == Over.RMS
        ? "y = \\gamma \\, \\frac{x}{\\sqrt{\\frac{1}{n} \\sum_i x_i^2 + \\epsilon}}"
        : "y = \\gamma \\, \\frac{x - \\mu}{\\sqrt{\\sigma^2 + \\epsilon}} + \\beta";
  }
}
