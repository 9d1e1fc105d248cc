package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Repair;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Value;

/** Moves numbers about without calculating: axes exchanged, cut, dropped or repeated. */
final class Rearrange extends Layer {

  /** What comes out, or why it cannot be. */
  private sealed interface Result {
    record Shaped(Shape shape) implements Result {}

    record No(Misfit misfit) implements Result {}
  }

  private final BiFunction<Settings, Shape, Result> rule;
  private final Function<TorchCode, String> program;
  private final String summary;

  private Rearrange(
      String id,
      String icon,
      String summary,
      BiFunction<Settings, Shape, Result> rule,
      Function<TorchCode, String> program,
      Parameter... parameters) {
    super(id, Family.SHAPE, icon, parameters);
    this.rule = rule;
    this.program = program;
    this.summary = summary;
  }

  /** Exchanges axes: {@code 2, 1} makes rows of columns. */
  static Rearrange permute() {
    return new Rearrange(
        "permute",
        "fth-shuffle",
        "{order}",
        Rearrange::permuted,
        code -> {
          List<Long> order = new ArrayList<>(List.of(0L));
          order.addAll(code.settings().wholes("order"));
          return "torch.permute(%s, %s)".formatted(code.input(0), Sliding.list(order));
        },
        new Parameter(
            "order",
            new Parameter.Type.WholeNumbers(1, 6, 1, 6),
            Value.Wholes.of(2, 1),
            true,
            settings -> true));
  }

  private static Result permuted(Settings settings, Shape in) {
    List<Long> order = settings.wholes("order");
    List<Long> axes = LongStream.rangeClosed(1, in.rank()).boxed().toList();
    if (!order.stream().sorted().toList().equals(axes)) {
      Message message = Message.of("network.permute", in.rank(), in);
      Repair turn = new Repair.Set("order", new Value.Wholes(axes.reversed()));
      return new Result.No(
          axes.isEmpty() ? Fits.misfit("order", message) : Fits.misfit("order", message, turn));
    }
    return new Result.Shaped(
        new Shape(order.stream().map(axis -> in.extent((int) (axis - 1))).toList()));
  }

  /** Takes a stretch of one axis. */
  static Rearrange slice() {
    return new Rearrange(
        "slice",
        "fth-scissors",
        "{axis} · {from}–{to}",
        Rearrange::sliced,
        code -> {
          Settings settings = code.settings();
          long axis = settings.whole("axis");
          long extent = code.site().tensor(0).shape().extent((int) axis - 1);
          return "torch.slice(%s, %d, %d, %d, %d)"
              .formatted(
                  code.input(0),
                  axis,
                  settings.whole("from") - 1,
                  Math.min(settings.whole("to"), extent),
                  settings.whole("step"));
        },
        Parameter.whole("axis", 1, 1, 6),
        Parameter.whole("from", 1, 1, 1L << 28),
        Parameter.whole("to", 1L << 28, 1, 1L << 28),
        Parameter.whole("step", 1, 1, 1_000_000));
  }

  private static Result sliced(Settings settings, Shape in) {
    int axis = (int) settings.whole("axis") - 1;
    if (axis >= in.rank()) {
      return new Result.No(Fits.axis(axis + 1, in));
    }
    long from = settings.whole("from");
    long to = Math.min(settings.whole("to"), in.extent(axis));
    if (to < from) {
      Message reason = Message.of("network.slice", in.extent(axis));
      Repair fromFirst = new Repair.Set("from", new Value.Whole(1));
      Repair toLast = new Repair.Set("to", new Value.Whole(1L << 28));
      return new Result.No(
          from > in.extent(axis)
              ? Fits.misfit("from", reason, fromFirst)
              : Fits.misfit("from", reason, fromFirst, toLast));
    }
    long step = settings.whole("step");
    return new Result.Shaped(Fits.with(in, axis, (to - from) / step + 1));
  }

  /** Drops axes of extent 1. */
  static Rearrange squeeze() {
    return new Rearrange(
        "squeeze",
        "fth-minus-square",
        "",
        (settings, in) -> new Result.Shaped(squeezed(in)),
        code -> {
          List<Long> extents = new ArrayList<>(List.of(-1L));
          extents.addAll(squeezed(code.site().tensor(0).shape()).extents());
          return "torch.reshape(%s, %s)".formatted(code.input(0), Sliding.list(extents));
        });
  }

  private static Shape squeezed(Shape in) {
    List<Long> extents = in.extents().stream().filter(extent -> extent > 1).toList();
    return extents.isEmpty() ? Shape.of(1) : new Shape(extents);
  }

  /** Gives a new axis in front, along which all is the same. */
  static Rearrange repeat() {
    return new Rearrange(
        "repeat",
        "fth-copy",
        "×{times}",
        (settings, in) -> {
          List<Long> extents = new ArrayList<>(List.of(settings.whole("times")));
          extents.addAll(in.extents());
          return new Result.Shaped(new Shape(extents));
        },
        code -> {
          List<Long> extents = new ArrayList<>(List.of(-1L, code.settings().whole("times")));
          extents.addAll(code.site().tensor(0).shape().extents());
          return "torch.expand(torch.unsqueeze(%s, 1), %s)"
              .formatted(code.input(0), Sliding.list(extents));
        },
        Parameter.whole("times", 2, 1, 1_000_000).stated());
  }

  @Override
  boolean takesIndices() {
    return true;
  }

  @Override
  Inference shape(Site site) {
    Signal.Tensor in = site.tensor(0);
    return switch (rule.apply(site.settings(), in.shape())) {
      case Result.Shaped(Shape shape) ->
          Inference.of(new Signal.Tensor(shape, Reshape.plain(in), in.most()));
      case Result.No(Misfit misfit) -> misfit;
    };
  }

  @Override
  long activations(Shape out) {
    return 0;
  }

  @Override
  public List<String> forward(TorchCode code) {
    return List.of(code.let(program.apply(code)));
  }

  @Override
  public String summary(Settings settings) {
    return summary;
  }
}
