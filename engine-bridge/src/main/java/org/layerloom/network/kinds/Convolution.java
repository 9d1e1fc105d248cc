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

/**
 * Convolution over one, two or three axes. Input {@code [channels, extents...]}, weight {@code
 * [filters, channels / groups, kernel...]}, bias {@code [filters]}. "Same" keeps the extents and
 * needs stride 1.
 */
final class Convolution extends Weighted {

  private final int axes;
  private final Window window;

  Convolution(int axes, String icon) {
    super("conv" + axes + "d", Family.CONVOLUTION, icon, true, parameters(new Window(axes)));
    this.axes = axes;
    this.window = new Window(axes);
  }

  private static Parameter[] parameters(Window window) {
    return Stream.of(
            Stream.of(Parameter.whole("filters", 32, 1, 65_536).stated()),
            window.parameters().stream(),
            Stream.of(
                Parameter.whole("groups", 1, 1, 65_536),
                Activations.parameter(),
                Parameter.yesNo("bias", true),
                Starts.parameter()))
        .flatMap(part -> part)
        .toArray(Parameter[]::new);
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    Settings settings = site.settings();
    Misfit misfit = window.misfit(settings, in);
    if (misfit == null) {
      misfit = groupsFit(in.extent(0), settings);
    }
    return misfit != null
        ? misfit
        : Inference.of(
            Activations.signal(
                settings, Sliding.shape(settings.whole("filters"), window.extents(settings, in))));
  }

  /** Whether the groups divide both sides; null where they do. */
  static @Nullable Misfit groupsFit(long channels, Settings settings) {
    long groups = settings.whole("groups");
    long filters = settings.whole("filters");
    if (channels % groups == 0 && filters % groups == 0) {
      return null;
    }
    long fitting = groups;
    while (channels % fitting != 0 || filters % fitting != 0) {
      fitting--;
    }
    return Fits.misfit(
        "groups",
        Message.of("network.conv.groups", groups, channels, filters),
        new Repair.Set("groups", new Value.Whole(fitting)));
  }

  @Override
  public List<Weight> weights(Site site) {
    Settings settings = site.settings();
    long filters = settings.whole("filters");
    long perGroup = site.tensor(0).shape().extent(0) / settings.whole("groups");
    List<Long> shape = new ArrayList<>(List.of(filters, perGroup));
    shape.addAll(settings.wholes("kernel"));
    long field = Sliding.product(settings.wholes("kernel"));
    List<Weight> weights = new ArrayList<>();
    Weight.Start start = Starts.of(settings, perGroup * field, filters * field);
    weights.add(new Weight("weight", new Shape(shape), start, true));
    if (settings.flag("bias")) {
      weights.add(new Weight("bias", Shape.of(filters), new Weight.Start.Constant(0), true));
    }
    return weights;
  }

  @Override
  long multiplyAdds(Site site, Shape out) {
    long perGroup = site.tensor(0).shape().extent(0) / site.settings().whole("groups");
    return Shape.of(out.size(), perGroup, Sliding.product(site.settings().wholes("kernel"))).size();
  }

  @Override
  public boolean prefersChannelsLast() {
    return axes == 2;
  }

  @Override
  public List<String> forward(TorchCode code) {
    Settings settings = code.settings();
    String sum =
        code.let(
            "torch.%s(%s, %s, %s, %s, %d)"
                .formatted(
                    id(),
                    code.input(0),
                    code.weight("weight"),
                    settings.flag("bias") ? code.weight("bias") : "None",
                    window.arguments(settings),
                    settings.whole("groups")));
    return List.of(Activations.apply(code, sum, 1));
  }

  @Override
  public String summary(Settings settings) {
    return "{filters} · {kernel}" + Activations.summary(settings);
  }

  @Override
  public String formula(Settings settings) {
    String sum =
        switch (axes) {
          case 1 -> "\\sum_{c,m} w_{k,c,m} \\, x_{c,\\,i+m}";
          case 2 -> "\\sum_{c,m,n} w_{k,c,m,n} \\, x_{c,\\,i+m,\\,j+n}";
          default -> "\\sum_{c,l,m,n} w_{k,c,l,m,n} \\, x_{c,\\,h+l,\\,i+m,\\,j+n}";
        };
    String left = List.of("y_{k,i} = ", "y_{k,i,j} = ", "y_{k,h,i,j} = ").get(axes - 1);
    return left + Activations.formula(settings, settings.flag("bias") ? "b_k + " + sum : sum);
  }
}
