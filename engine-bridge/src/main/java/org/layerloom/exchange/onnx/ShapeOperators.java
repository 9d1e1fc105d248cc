package org.layerloom.exchange.onnx;

import static org.layerloom.exchange.onnx.Attributes.attribute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.layerloom.exchange.onnx.Traced.BatchOf;
import org.layerloom.exchange.onnx.Traced.Extents;
import org.layerloom.exchange.onnx.Traced.Fixed;
import org.layerloom.exchange.onnx.Traced.LastStep;
import org.layerloom.exchange.onnx.Traced.Scalar;
import org.layerloom.exchange.onnx.Traced.Wire;

/** What moves numbers about. */
final class ShapeOperators {

  private ShapeOperators() {}

  static Map<String, Operator> all() {
    Map<String, Operator> all = new HashMap<>();
    all.put("flatten", ShapeOperators::flatten);
    all.put("unflatten", ShapeOperators::unflatten);
    all.put("reshape", (d, a) -> reshape(d, a.wire(0), withBatch(a.wholes(1))));
    all.put("permute", (d, a) -> transpose(d, a.wire(0), a.wholes(1)));
    all.put("transpose", ShapeOperators::exchange);
    all.put("unsqueeze", ShapeOperators::unsqueeze);
    all.put("expand", ShapeOperators::expand);
    all.put("slice", ShapeOperators::slice);
    all.put("select", ShapeOperators::select);
    all.put("cat", ShapeOperators::concat);
    all.put("size", (d, a) -> new BatchOf(a.wire(0)));
    all.put("ones_like", ShapeOperators::ones);
    all.put("cumsum", (d, a) -> runningSum(d, a.fixed(0), a.whole(1)));
    all.put("constant_pad_nd", (d, a) -> pad(d, a, "constant"));
    all.put("reflection_pad2d", (d, a) -> pad(d, a, "reflect"));
    all.put("replication_pad2d", (d, a) -> pad(d, a, "edge"));
    all.put("glu", ShapeOperators::glu);
    return all;
  }

  private static List<Long> withBatch(List<Long> extents) {
    return Dims.with(extents, 0, Traced.BATCH);
  }

  /** To extents of which the first is the batch. */
  static Wire reshape(Drawing d, Wire x, List<Long> dims) {
    return d.emit("Reshape", dims, x.whole(), List.of(x.name(), d.wholes(dims)));
  }

  static Wire transpose(Drawing d, Wire x, List<Long> order) {
    if (order.equals(LongStream.range(0, x.rank()).boxed().toList())) {
      // ONNX Runtime 1.29 takes one that changes nothing for one that does, where it fuses.
      return x;
    }
    List<Long> dims = order.stream().map(axis -> x.dims().get(axis.intValue())).toList();
    return d.emit("Transpose", dims, x.whole(), List.of(x.name()), attribute("perm", order));
  }

  private static Wire flatten(Drawing d, Arguments a) {
    Wire x = a.wire(0);
    int from = a.whole(1);
    int to = Dims.axis(a.whole(2), x.rank());
    List<Long> dims = new ArrayList<>(x.dims().subList(0, from));
    dims.add(Dims.product(x.dims(), from, to));
    dims.addAll(x.dims().subList(to + 1, x.rank()));
    return from == 1 && to == x.rank() - 1
        ? d.emit("Flatten", dims, x.whole(), List.of(x.name()), attribute("axis", 1L))
        : reshape(d, x, dims);
  }

  private static Wire unflatten(Drawing d, Arguments a) {
    Wire x = a.wire(0);
    int axis = a.whole(1);
    List<Long> dims = new ArrayList<>(x.dims());
    dims.remove(axis);
    dims.addAll(axis, a.wholes(2));
    return reshape(d, x, dims);
  }

  private static Wire exchange(Drawing d, Arguments a) {
    Wire x = a.wire(0);
    List<Long> order = new ArrayList<>(LongStream.range(0, x.rank()).boxed().toList());
    java.util.Collections.swap(
        order, Dims.axis(a.whole(1), x.rank()), Dims.axis(a.whole(2), x.rank()));
    return transpose(d, x, order);
  }

  private static Traced unsqueeze(Drawing d, Arguments a) {
    int axis = a.whole(1);
    if (a.get(0) instanceof Fixed fixed) {
      return new Fixed(fixed.name(), Dims.inserted(fixed.dims(), axis, 1), fixed.values());
    }
    Wire x = a.wire(0);
    return d.emit(
        "Unsqueeze",
        Dims.inserted(x.dims(), axis, 1),
        x.whole(),
        List.of(x.name(), d.wholes(List.of((long) axis))));
  }

  private static Wire expand(Drawing d, Arguments a) {
    List<Traced> wanted = a.items(1);
    List<Long> dims = new ArrayList<>();
    for (Traced extent : wanted) {
      dims.add(extent instanceof Scalar(double value) ? (long) value : Traced.BATCH);
    }
    if (wanted.getFirst() instanceof BatchOf(Wire of)) {
      return perSample(d, a.get(0), of, dims);
    }
    // An extent of 1 leaves the batch as it is.
    Wire x = a.wire(0);
    return d.emit("Expand", dims, x.whole(), List.of(x.name(), d.wholes(Dims.with(dims, 0, 1))));
  }

  /** The same numbers for each of as many samples as another tensor has. */
  private static Wire perSample(Drawing d, Traced numbers, Wire of, List<Long> dims) {
    Wire shape = d.emit("Shape", List.of((long) of.rank()), true, List.of(of.name()));
    Wire batch =
        d.emit(
            "Slice",
            List.of(1L),
            true,
            List.of(shape.name(), d.wholes(List.of(0L)), d.wholes(List.of(1L))));
    Wire all =
        d.emit(
            "Concat",
            List.of((long) dims.size()),
            true,
            List.of(batch.name(), d.wholes(dims.subList(1, dims.size()))),
            attribute("axis", 0L));
    return d.emit("Expand", dims, List.of(d.use(numbers), all.name()));
  }

  private static Traced slice(Drawing d, Arguments a) {
    int axis = a.whole(1);
    long from = (long) a.real(2);
    long to = (long) a.real(3);
    long step = (long) a.real(4);
    return a.get(0) instanceof Fixed fixed
        ? rows(fixed, axis, (int) from, (int) to)
        : slice(d, a.wire(0), axis, from, to, step);
  }

  static Wire slice(Drawing d, Wire x, int axis, long from, long to, long step) {
    return d.emit(
        "Slice",
        Dims.with(x.dims(), axis, (to - from + step - 1) / step),
        x.whole(),
        List.of(
            x.name(),
            d.wholes(List.of(from)),
            d.wholes(List.of(to)),
            d.wholes(List.of((long) axis)),
            d.wholes(List.of(step))));
  }

  /** Some rows of a weight, under a name that says which. */
  private static Fixed rows(Fixed fixed, int axis, int from, int to) {
    if (axis != 0) {
      throw new Unwritable("a part of a weight along axis " + axis);
    }
    int row = fixed.size() / (int) (long) fixed.dims().getFirst();
    return new Fixed(
        fixed.name() + "/" + from + "-" + to,
        Dims.with(fixed.dims(), 0, to - from),
        fixed.values().slice(fixed.values().position() + from * row, (to - from) * row));
  }

  private static Traced select(Drawing d, Arguments a) {
    int axis = a.whole(1);
    int index = a.whole(2);
    if (a.get(0) instanceof LastStep(Wire last)) {
      int directions = (int) (long) last.dims().getFirst();
      return d.emit(
          "Gather",
          last.dims().subList(1, 3),
          List.of(last.name(), d.whole(directions + index)),
          attribute("axis", 0L));
    }
    if (axis == 0) {
      return new Extents(a.wire(0).dims().subList(1, a.wire(0).rank()));
    }
    Wire x = a.wire(0);
    return d.emit(
        "Gather",
        Dims.without(x.dims(), axis),
        x.whole(),
        List.of(x.name(), d.whole(index)),
        attribute("axis", (long) axis));
  }

  private static Wire concat(Drawing d, Arguments a) {
    List<Traced> parts = a.items(0);
    List<Long> dims = ElementOperators.dims(parts.getFirst());
    int axis = Dims.axis(a.whole(1), dims.size());
    long sum = parts.stream().mapToLong(part -> ElementOperators.dims(part).get(axis)).sum();
    return d.emit(
        "Concat",
        Dims.with(dims, axis, sum),
        parts.stream().map(d::use).toList(),
        attribute("axis", (long) axis));
  }

  private static Fixed ones(Drawing d, Arguments a) {
    if (!(a.get(0) instanceof Extents(List<Long> dims))) {
      throw new Unwritable("torch.ones_like of a whole batch");
    }
    float[] values = new float[(int) Dims.product(dims, 0, dims.size() - 1)];
    java.util.Arrays.fill(values, 1);
    return d.fixed("ones", dims, values);
  }

  private static Fixed runningSum(Drawing d, Fixed x, int axis) {
    int inner = (int) Dims.product(x.dims(), axis + 1, x.dims().size() - 1);
    int extent = (int) (long) x.dims().get(axis);
    float[] values = new float[x.size()];
    for (int i = 0; i < values.length; i++) {
      boolean first = i / inner % extent == 0;
      values[i] = x.at(i) + (first ? 0 : values[i - inner]);
    }
    return d.fixed("CumSum", x.dims(), values);
  }

  private static Wire pad(Drawing d, Arguments a, String mode) {
    Wire x = a.wire(0);
    // Left, right, top, bottom; ONNX wants every axis' begin, then every axis' end.
    List<Long> sides = a.wholes(1);
    List<Long> pads =
        List.of(0L, 0L, sides.get(2), sides.get(0), 0L, 0L, sides.get(3), sides.get(1));
    List<Long> dims =
        List.of(
            Traced.BATCH,
            x.dims().get(1),
            x.dims().get(2) + sides.get(2) + sides.get(3),
            x.dims().get(3) + sides.get(0) + sides.get(1));
    return d.emit("Pad", dims, List.of(x.name(), d.wholes(pads)), attribute("mode", mode));
  }

  private static Wire glu(Drawing d, Arguments a) {
    Wire x = a.wire(0);
    int axis = Dims.axis(a.whole(1), x.rank());
    List<Long> dims = Dims.with(x.dims(), axis, x.dims().get(axis) / 2);
    List<String> halves =
        d.emitSeveral(
            "Split", List.of("a", "b"), List.of(x.name()), attribute("axis", (long) axis));
    Wire gate = ElementOperators.same(d, "Sigmoid", new Wire(halves.get(1), dims, false));
    return d.emit("Mul", dims, List.of(halves.get(0), gate.name()));
  }
}
