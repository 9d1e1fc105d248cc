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
 * Convolution over one, two or three axes. Input {@code [channels, extents...]}, weight {@code
 * [filters, channels / groups, kernel...]}, bias {@code [filters]}. "Same" keeps the extents and
 * needs stride 1.
 */
final class Convolution extends Layer {

  private final int axes;

  Convolution(int axes, String icon) {
    super(
        "conv" + axes + "d",
        Family.CONVOLUTION,
        icon,
        Parameter.whole("filters", 32, 1, 65_536).stated(),
        Parameter.wholes("kernel", 1, 1_000, Sliding.repeat(axes, 3)).stated(),
        Parameter.wholes("stride", 1, 1_000, Sliding.repeat(axes, 1)),
        Parameter.choice("padding", "valid", "same", "explicit"),
        Parameter.wholes("pad", 0, 1_000, Sliding.repeat(axes, 1))
            .when(settings -> settings.text("padding").equals("explicit")),
        Parameter.wholes("dilation", 1, 1_000, Sliding.repeat(axes, 1)),
        Parameter.whole("groups", 1, 1, 65_536),
        Activations.parameter(),
        Parameter.yesNo("bias", true));
    this.axes = axes;
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    Settings settings = site.settings();
    Misfit misfit = Fits.rank(in, axes + 1, Sliding.layout(axes), Fits.intoChannels(in, axes));
    if (misfit == null) {
      misfit = strideFits(settings);
    }
    if (misfit == null) {
      misfit = groupsFit(in.extent(0), settings);
    }
    if (misfit != null) {
      return misfit;
    }
    boolean same = settings.text("padding").equals("same");
    long[] extents = new long[axes];
    for (int axis = 0; axis < axes; axis++) {
      long size = in.extent(axis + 1);
      long reach =
          Sliding.reach(settings.wholes("kernel").get(axis), settings.wholes("dilation").get(axis));
      long padding = pad(settings).get(axis) * 2;
      extents[axis] =
          same ? size : Sliding.places(size, reach, settings.wholes("stride").get(axis), padding);
      if (extents[axis] < 1) {
        return tooLarge(settings, in, reach, size + padding);
      }
    }
    return Inference.of(
        Activations.signal(settings, Sliding.shape(settings.whole("filters"), extents)));
  }

  private List<Long> pad(Settings settings) {
    return settings.text("padding").equals("explicit")
        ? settings.wholes("pad")
        : Value.Wholes.of(Sliding.repeat(axes, 0)).values();
  }

  private @Nullable Misfit strideFits(Settings settings) {
    boolean strided = settings.wholes("stride").stream().anyMatch(stride -> stride > 1);
    return strided && settings.text("padding").equals("same")
        ? Fits.misfit(
            "stride",
            Message.of("network.conv.sameStride"),
            new Repair.Set("padding", new Value.Text("valid")),
            new Repair.Set("stride", Value.Wholes.of(Sliding.repeat(axes, 1))))
        : null;
  }

  private static @Nullable Misfit groupsFit(long channels, Settings settings) {
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

  private Misfit tooLarge(Settings settings, Shape in, long reach, long size) {
    List<Repair> repairs = new ArrayList<>();
    if (settings.wholes("stride").stream().allMatch(stride -> stride == 1)) {
      repairs.add(new Repair.Set("padding", new Value.Text("same")));
    }
    if (settings.wholes("dilation").stream().anyMatch(dilation -> dilation > 1)) {
      repairs.add(new Repair.Set("dilation", Value.Wholes.of(Sliding.repeat(axes, 1))));
    } else {
      repairs.add(
          new Repair.Set("kernel", Fits.within(settings.wholes("kernel"), Sliding.extents(in))));
    }
    return new Misfit(
        "kernel", Message.of("network.kernel.large", reach, size, Sliding.extents(in)), repairs);
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
    weights.add(
        new Weight(
            "weight",
            new Shape(shape),
            Weight.Start.glorot(perGroup * field, filters * field),
            true));
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
  public List<String> forward(TorchCode code) {
    Settings settings = code.settings();
    String padding =
        settings.text("padding").equals("same") ? "\"same\"" : Sliding.list(pad(settings));
    String sum =
        code.let(
            "torch.%s(%s, %s, %s, %s, %s, %s, %d)"
                .formatted(
                    id(),
                    code.input(0),
                    code.weight("weight"),
                    settings.flag("bias") ? code.weight("bias") : "None",
                    Sliding.list(settings.wholes("stride")),
                    padding,
                    Sliding.list(settings.wholes("dilation")),
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
