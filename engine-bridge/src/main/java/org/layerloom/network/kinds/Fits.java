package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.Message;
import org.layerloom.network.Repair;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.Value;

/** Questions that many shape rules ask; each answers null where all is well. */
final class Fits {

  private Fits() {}

  /** Whether every tensor that arrives can be calculated with, which indices cannot. */
  static @Nullable Misfit calculable(Site site) {
    for (int port = 0; port < site.inputs().size(); port++) {
      for (Signal signal : site.inputs().get(port)) {
        if (signal instanceof Signal.Tensor tensor && !tensor.calculable()) {
          return new Misfit(
              null,
              Message.of("network.indices"),
              List.of(new Repair.InsertBefore(port, "embedding", Settings.NONE)));
        }
      }
    }
    return null;
  }

  /**
   * Whether the input has as many extents as the layer works on.
   *
   * @param layout a key that names them: {@code network.layout.image}
   */
  static @Nullable Misfit rank(Shape in, int rank, String layout, Repair... repairs) {
    return in.rank() == rank
        ? null
        : new Misfit(null, Message.of("network.rank", Message.of(layout), in), List.of(repairs));
  }

  /** Whether the input is a sequence: steps, and so many features at each. */
  static @Nullable Misfit sequence(Shape in) {
    return rank(in, 2, "network.layout.sequence");
  }

  /** Gives an input without channels one: pictures of height and width become 1×height×width. */
  static Repair[] intoChannels(Shape in, int axes) {
    if (in.rank() != axes) {
      return new Repair[0];
    }
    List<Long> shape = new ArrayList<>(List.of(1L));
    shape.addAll(in.extents());
    Settings settings = Settings.of(Map.of("shape", new Value.Wholes(shape)));
    return new Repair[] {new Repair.InsertBefore(0, "reshape", settings)};
  }

  /** A kernel made small enough for these extents. */
  static Value within(List<Long> kernel, Shape extents) {
    List<Long> fitting = new ArrayList<>();
    for (int axis = 0; axis < kernel.size(); axis++) {
      fitting.add(Math.min(kernel.get(axis), extents.extent(axis)));
    }
    return new Value.Wholes(fitting);
  }

  /** A shape with another extent along one axis, counted from 0. */
  static Shape with(Shape shape, int axis, long extent) {
    List<Long> extents = new ArrayList<>(shape.extents());
    extents.set(axis, extent);
    return new Shape(extents);
  }

  /** A shape has no such axis (counted from 1, the batch aside). */
  static Misfit axis(long axis, Shape shape) {
    Message message = Message.of("network.axis", axis, shape);
    return shape.rank() == 0
        ? misfit("axis", message)
        : misfit("axis", message, new Repair.Set("axis", new Value.Whole(shape.rank())));
  }

  static Misfit misfit(@Nullable String parameter, Message message, Repair... repairs) {
    return new Misfit(parameter, message, List.of(repairs));
  }
}
