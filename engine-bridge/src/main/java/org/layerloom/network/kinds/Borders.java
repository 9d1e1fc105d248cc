package org.layerloom.network.kinds;

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

/** Adds rows and columns around a picture, or cuts them off: top, bottom, left, right. */
final class Borders extends Layer {

  private final boolean adds;

  private Borders(String id, String icon, boolean adds, Parameter... parameters) {
    super(id, Family.SHAPE, icon, parameters);
    this.adds = adds;
  }

  static Borders pad() {
    return new Borders(
        "pad2d",
        "fth-maximize-2",
        true,
        Parameter.wholes("borders", 0, 10_000, 1, 1, 1, 1).stated(),
        Parameter.choice("fill", "zeros", "reflect", "replicate"));
  }

  static Borders crop() {
    return new Borders(
        "crop2d", "fth-crop", false, Parameter.wholes("borders", 0, 10_000, 1, 1, 1, 1).stated());
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    @Nullable Misfit misfit = Fits.rank(in, 3, Sliding.layout(2), Fits.intoChannels(in, 2));
    if (misfit != null) {
      return misfit;
    }
    List<Long> borders = site.settings().wholes("borders");
    long sign = adds ? 1 : -1;
    long height = in.extent(1) + sign * (borders.get(0) + borders.get(1));
    long width = in.extent(2) + sign * (borders.get(2) + borders.get(3));
    boolean mirror = adds && site.settings().text("fill").equals("reflect");
    boolean tooMuch =
        mirror
            && (Math.max(borders.get(0), borders.get(1)) >= in.extent(1)
                || Math.max(borders.get(2), borders.get(3)) >= in.extent(2));
    if (height < 1 || width < 1 || tooMuch) {
      return Fits.misfit(
          "borders",
          Message.of("network.borders", Sliding.extents(in)),
          new Repair.Set("borders", Value.Wholes.of(0, 0, 0, 0)));
    }
    return Inference.of(Shape.of(in.extent(0), height, width));
  }

  @Override
  public List<String> forward(TorchCode code) {
    List<Long> b = code.settings().wholes("borders");
    String x = code.input(0);
    if (!adds) {
      Shape in = code.site().tensor(0).shape();
      String rows =
          code.let("torch.slice(%s, 2, %d, %d, 1)".formatted(x, b.get(0), in.extent(1) - b.get(1)));
      return List.of(
          code.let(
              "torch.slice(%s, 3, %d, %d, 1)".formatted(rows, b.get(2), in.extent(2) - b.get(3))));
    }
    String sides = "[%d, %d, %d, %d]".formatted(b.get(2), b.get(3), b.get(0), b.get(1));
    return List.of(
        code.let(
            switch (code.settings().text("fill")) {
              case "reflect" -> "torch.reflection_pad2d(%s, %s)".formatted(x, sides);
              case "replicate" -> "torch.replication_pad2d(%s, %s)".formatted(x, sides);
              default -> "torch.constant_pad_nd(%s, %s, 0.)".formatted(x, sides);
            }));
  }

  @Override
  public String summary(Settings settings) {
    return "{borders}";
  }

  @Override
  public String formula(Settings settings) {
    return adds ? "y_{c,\\,i+t,\\,j+l} = x_{c,i,j}" : "y_{c,i,j} = x_{c,\\,i+t,\\,j+l}";
  }
}
