package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Repair;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Value;

/** The sliding window of a convolution over one, two or three axes: its settings and extents. */
record Window(int axes) {

  List<Parameter> parameters() {
    return List.of(
        Parameter.wholes("kernel", 1, 1_000, Sliding.repeat(axes, 3)).stated(),
        Parameter.wholes("stride", 1, 1_000, Sliding.repeat(axes, 1)),
        Parameter.choice("padding", "valid", "same", "explicit"),
        Parameter.wholes("pad", 0, 1_000, Sliding.repeat(axes, 1))
            .when(settings -> settings.text("padding").equals("explicit")),
        Parameter.wholes("dilation", 1, 1_000, Sliding.repeat(axes, 1)));
  }

  /** Why it cannot slide over an input of channels first; null where it can. */
  @Nullable Misfit misfit(Settings settings, Shape in) {
    Misfit misfit = Fits.rank(in, axes + 1, Sliding.layout(axes), Fits.intoChannels(in, axes));
    if (misfit != null) {
      return misfit;
    }
    boolean strided = settings.wholes("stride").stream().anyMatch(stride -> stride > 1);
    if (strided && same(settings)) {
      return Fits.misfit(
          "stride",
          Message.of("network.conv.sameStride"),
          new Repair.Set("padding", new Value.Text("valid")),
          new Repair.Set("stride", Value.Wholes.of(Sliding.repeat(axes, 1))));
    }
    long[] extents = extents(settings, in);
    for (int axis = 0; axis < axes; axis++) {
      if (extents[axis] < 1) {
        return tooLarge(settings, in, axis);
      }
    }
    return null;
  }

  /** How many places the window has along each axis. */
  long[] extents(Settings settings, Shape in) {
    long[] extents = new long[axes];
    for (int axis = 0; axis < axes; axis++) {
      long size = in.extent(axis + 1);
      extents[axis] =
          same(settings)
              ? size
              : Sliding.places(
                  size,
                  reach(settings, axis),
                  settings.wholes("stride").get(axis),
                  2 * pad(settings).get(axis));
    }
    return extents;
  }

  private static long reach(Settings settings, int axis) {
    return Sliding.reach(
        settings.wholes("kernel").get(axis), settings.wholes("dilation").get(axis));
  }

  private static boolean same(Settings settings) {
    return settings.text("padding").equals("same");
  }

  private List<Long> pad(Settings settings) {
    return settings.text("padding").equals("explicit")
        ? settings.wholes("pad")
        : Value.Wholes.of(Sliding.repeat(axes, 0)).values();
  }

  private Misfit tooLarge(Settings settings, Shape in, int axis) {
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
    Message message =
        Message.of(
            "network.kernel.large",
            reach(settings, axis),
            in.extent(axis + 1) + 2 * pad(settings).get(axis),
            Sliding.extents(in));
    return new Misfit("kernel", message, repairs);
  }

  /** Stride, padding and dilation as a convolution's program takes them. */
  String arguments(Settings settings) {
    return "%s, %s, %s"
        .formatted(
            Sliding.list(settings.wholes("stride")),
            same(settings) ? "\"same\"" : Sliding.list(pad(settings)),
            Sliding.list(settings.wholes("dilation")));
  }
}
