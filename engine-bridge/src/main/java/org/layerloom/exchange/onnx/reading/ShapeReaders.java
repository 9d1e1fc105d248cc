package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operators that move numbers about, and those that make one of a row. */
final class ShapeReaders {

  /** One number for all places is written out up to here. */
  private static final long MOST_SPREAD = 1 << 20;

  private ShapeReaders() {}

  static Map<String, Reader> all() {
    Map<String, Reader> all = new HashMap<>();
    all.put("Identity", ShapeReaders::same);
    all.put("Cast", ShapeReaders::cast);
    all.put("Flatten", ShapeReaders::flatten);
    all.put("Reshape", ShapeReaders::reshape);
    all.put("Squeeze", ShapeReaders::squeeze);
    all.put("Unsqueeze", ShapeReaders::unsqueeze);
    all.put("Transpose", ShapeReaders::transpose);
    all.put("Concat", ShapeReaders::concat);
    all.put("Slice", ShapeReaders::slice);
    all.put("Split", ShapeReaders::split);
    all.put("Pad", ShapeReaders::pad);
    all.put("Expand", ShapeReaders::expand);
    all.put("ReduceMean", (chart, node) -> reduce(chart, node, "mean"));
    all.put("ReduceSum", (chart, node) -> reduce(chart, node, "sum"));
    all.put("ReduceMax", (chart, node) -> reduce(chart, node, "max"));
    all.put("ReduceMin", (chart, node) -> reduce(chart, node, "min"));
    return all;
  }

  private static boolean same(Chart chart, NodeProto node) {
    Val x = chart.value(node, 0);
    if (x instanceof Flow flow) {
      chart.put(node.getOutput(0), flow);
      return true;
    }
    return false;
  }

  /** Between real types nothing changes: all is calculated in 32 bits. */
  private static boolean cast(Chart chart, NodeProto node) {
    Flow x = chart.flow(node, 0);
    int to = ShapeRules.type((int) new Attrs(node).whole("to", 1));
    if (x == null || to != x.type()) {
      return false;
    }
    chart.put(node.getOutput(0), x);
    return true;
  }

  private static boolean flatten(Chart chart, NodeProto node) {
    Flow x = chart.flow(node, 0);
    if (x == null || Sizes.axis(new Attrs(node).whole("axis", 1), x.rank()) != 1) {
      return false;
    }
    return shaped(chart, node, x, Sizes.BATCH, Sizes.product(x.dims(), 1, x.rank()));
  }

  private static boolean reshape(Chart chart, NodeProto node) {
    Flow x = chart.flow(node, 0);
    Known shape = chart.known(node, 1);
    return x != null
        && shape != null
        && shaped(chart, node, x, Reshaping.of(x.dims(), shape, node));
  }

  private static boolean squeeze(Chart chart, NodeProto node) {
    Flow x = chart.flow(node, 0);
    Known axes = chart.known(node, 1);
    if (x == null || (chart.given(node, 1) && axes == null)) {
      return false;
    }
    return shaped(
        chart,
        node,
        x,
        axes == null
            ? Arrays.stream(x.dims()).filter(extent -> extent != 1).toArray()
            : Reshaping.squeezed(x.dims(), axes));
  }

  private static boolean unsqueeze(Chart chart, NodeProto node) {
    Flow x = chart.flow(node, 0);
    Known axes = chart.known(node, 1);
    return x != null
        && axes != null
        && shaped(chart, node, x, Reshaping.unsqueezed(x.dims(), axes));
  }

  /** The same numbers under other extents. */
  private static boolean shaped(Chart chart, NodeProto node, Flow x, long... dims) {
    if (!Sizes.flows(dims) || dims.length > 7) {
      return false;
    }
    if (Arrays.equals(dims, x.dims())) {
      chart.put(node.getOutput(0), x);
      return true;
    }
    if (dims.length == 1) {
      return false; // one number a sample has no extents to be reshaped to
    }
    boolean flat = dims.length == 2 && x.rank() > 2;
    chart.make(
        node,
        flat ? "flatten" : "reshape",
        settings -> {
          if (!flat) {
            LayerReaders.put(settings, "shape", Arrays.stream(dims).skip(1).boxed().toList());
          }
        },
        List.of(x),
        dims);
    return true;
  }

  /** The same numbers for each sample. */
  private static boolean expand(Chart chart, NodeProto node) {
    Known numbers = chart.known(node, 0);
    Known shape = chart.known(node, 1);
    Flow anchor = chart.anchor();
    if (numbers == null || shape == null || anchor == null || shape.size() > 7) {
      return false;
    }
    long[] dims = Sizes.broadcast(numbers.dims(), shape.wholes());
    if (dims == null || !Sizes.flows(dims) || !numbers.real() || dims.length < 2) {
      return false;
    }
    long[] own = Arrays.copyOfRange(dims, 1, dims.length);
    long size = Sizes.of(own, "");
    boolean spread = numbers.kept() == 1 && size <= MOST_SPREAD;
    if (size != numbers.size() && !spread) {
      return false;
    }
    float[] values = numbers.reals();
    if (spread) {
      values = new float[(int) size];
      Arrays.fill(values, numbers.real(0));
    }
    Flow made =
        chart.make(
            node,
            "constant",
            settings -> {
              LayerReaders.put(settings, "shape", Arrays.stream(own).boxed().toList());
              settings.put("learned", true);
            },
            List.of(anchor),
            dims);
    Flow real = new Flow(made.node(), made.port(), dims, 0, null);
    chart.put(node.getOutput(0), real);
    chart.weigh(real, "value", values, own);
    return true;
  }

  private static boolean transpose(Chart chart, NodeProto node) {
    Flow x = chart.flow(node, 0);
    List<Long> order = new Attrs(node).wholes("perm");
    long[] dims = x == null ? null : ShapeRules.turned(x.dims(), new Attrs(node));
    if (x == null || order == null || dims == null || order.getFirst() != 0 || x.rank() < 2) {
      return false;
    }
    chart.make(
        node,
        "permute",
        settings -> LayerReaders.put(settings, "order", order.subList(1, order.size())),
        List.of(x),
        dims);
    return true;
  }

  private static boolean concat(Chart chart, NodeProto node) {
    List<Flow> inputs = new ArrayList<>();
    for (int i = 0; i < node.getInputCount(); i++) {
      Flow x = chart.real(node, i);
      if (x == null || inputs.contains(x)) {
        return false;
      }
      inputs.add(x);
    }
    if (inputs.isEmpty()) {
      return false;
    }
    int rank = inputs.getFirst().rank();
    int axis = Sizes.axis(new Attrs(node).whole("axis", 0), rank);
    if (axis < 1 || inputs.stream().anyMatch(input -> input.rank() != rank)) {
      return false;
    }
    long sum = inputs.stream().mapToLong(input -> input.dim(axis)).sum();
    chart.make(
        node,
        "concat",
        settings -> settings.put("axis", axis),
        inputs,
        Sizes.with(inputs.getFirst().dims(), axis, sum));
    return true;
  }

  private static boolean slice(Chart chart, NodeProto node) {
    Flow x = chart.flow(node, 0);
    Cuts cuts = x == null ? null : Cuts.of(chart, node, x.dims());
    if (x == null || cuts == null || !Sizes.flows(cuts.dims())) {
      return false;
    }
    for (Cuts.Cut cut : cuts.cuts()) {
      boolean whole = cut.from() == 0 && cut.to() == x.dim(cut.axis()) && cut.step() == 1;
      if (cut.step() < 1 || (cut.axis() == 0 && !whole)) {
        return false;
      }
    }
    Flow left = x;
    for (Cuts.Cut cut : cuts.cuts()) {
      left = cut(chart, node, left, cut);
    }
    chart.put(node.getOutput(0), left);
    return true;
  }

  private static Flow cut(Chart chart, NodeProto node, Flow x, Cuts.Cut cut) {
    if (cut.from() == 0 && cut.to() == x.dim(cut.axis()) && cut.step() == 1) {
      return x;
    }
    return chart.makeOnly(
        node,
        "slice",
        settings ->
            settings
                .put("axis", cut.axis())
                .put("from", cut.from() + 1)
                .put("to", cut.to())
                .put("step", cut.step()),
        List.of(x),
        Sizes.with(x.dims(), cut.axis(), Math.ceilDiv(cut.to() - cut.from(), cut.step())));
  }

  private static boolean split(Chart chart, NodeProto node) {
    Flow x = chart.flow(node, 0);
    if (x == null) {
      return false;
    }
    int axis = Sizes.axis(new Attrs(node).whole("axis", 0), x.rank());
    List<ShapeRules.Out> outs = axis < 1 ? null : new ShapeRules(chart).of(node);
    if (outs == null) {
      return false;
    }
    long from = 0;
    for (int i = 0; i < outs.size(); i++) {
      long to = from + outs.get(i).dims()[axis];
      chart.put(node.getOutput(i), cut(chart, node, x, new Cuts.Cut(axis, from, to, 1)));
      from = to;
    }
    return true;
  }

  /** One place, or some that follow one another, of what flows. */
  static boolean picked(Chart chart, NodeProto node) {
    Flow x = chart.flow(node, 0);
    Known indices = chart.known(node, 1);
    if (x == null || indices == null || indices.size() == 0 || indices.isSame()) {
      return false;
    }
    int axis = Sizes.axis(new Attrs(node).whole("axis", 0), x.rank());
    if (axis < 1 || axis >= x.rank() || indices.dims().length > 1) {
      return false;
    }
    long first = indices.whole(0) < 0 ? indices.whole(0) + x.dim(axis) : indices.whole(0);
    for (int i = 1; i < indices.size(); i++) {
      if (indices.whole(i) != first + i) {
        return false;
      }
    }
    long to = first + indices.size();
    if (first < 0 || to > x.dim(axis)) {
      return false;
    }
    boolean drops = indices.dims().length == 0;
    if (drops && x.rank() < 3) {
      return false; // one number a sample
    }
    Flow part = cut(chart, node, x, new Cuts.Cut(axis, first, to, 1));
    if (!drops) {
      chart.put(node.getOutput(0), part);
      return true;
    }
    List<Long> dims = new ArrayList<>(Arrays.stream(part.dims()).boxed().toList());
    dims.remove(axis);
    return shaped(chart, node, part, dims.stream().mapToLong(Long::longValue).toArray());
  }

  private static boolean pad(Chart chart, NodeProto node) {
    Flow x = chart.real(node, 0);
    Known pads = chart.known(node, 1);
    Known value = chart.known(node, 2);
    long[] dims = Windows.padded(chart, node);
    String mode = new Attrs(node).text("mode", "constant");
    String fill = FILLS.get(mode);
    boolean zero = !mode.equals("constant") || !chart.given(node, 2) || isZero(value);
    if (x == null || pads == null || dims == null || x.rank() != 4 || fill == null || !zero) {
      return false;
    }
    for (int axis : new int[] {0, 1}) {
      if (pads.whole(axis) != 0 || pads.whole(axis + 4) != 0) {
        return false;
      }
    }
    List<Long> borders = List.of(pads.whole(2), pads.whole(6), pads.whole(3), pads.whole(7));
    boolean adds = borders.stream().allMatch(border -> border >= 0);
    boolean cuts = borders.stream().allMatch(border -> border <= 0);
    if (!adds && !cuts) {
      return false;
    }
    chart.make(
        node,
        adds ? "pad2d" : "crop2d",
        settings -> {
          LayerReaders.put(
              settings, "borders", borders.stream().map(border -> Math.abs(border)).toList());
          if (adds) {
            settings.put("fill", fill);
          }
        },
        List.of(x),
        dims);
    return true;
  }

  private static final Map<String, String> FILLS =
      Map.of("constant", "zeros", "reflect", "reflect", "edge", "replicate");

  private static boolean isZero(@Nullable Known value) {
    return value != null && value.only() == 0;
  }

  private static boolean reduce(Chart chart, NodeProto node, String operation) {
    Flow x = chart.real(node, 0);
    Attrs attrs = new Attrs(node);
    List<Long> given = attrs.wholes("axes");
    Known known = chart.known(node, 1);
    List<Long> axes = given == null && known != null ? known.list() : given;
    if (x == null || axes == null || axes.isEmpty()) {
      return false;
    }
    List<Long> places =
        axes.stream().map(axis -> (long) Sizes.axis(axis, x.rank())).sorted().toList();
    long[] dims = ShapeRules.reduced(x.dims(), axes, attrs);
    boolean keep = attrs.whole("keepdims", 1) == 1;
    if (!Sizes.flows(dims)) {
      return false;
    }
    boolean overall =
        places.equals(java.util.stream.LongStream.range(2, x.rank()).boxed().toList());
    boolean pools = operation.equals("mean") || operation.equals("max");
    if (overall && pools && x.rank() >= 3 && (!keep || x.rank() == 4)) {
      String kind = operation.equals("mean") ? "Avgpool" : "Maxpool";
      chart.make(
          node,
          keep ? "adaptive" + kind + "2d" : "global" + kind,
          settings -> {
            if (keep) {
              LayerReaders.put(settings, "size", List.of(1L, 1L));
            }
          },
          List.of(x),
          dims);
      return true;
    }
    if (places.size() != 1 || (x.rank() == 2 && !keep)) {
      return false;
    }
    chart.make(
        node,
        "reduce",
        settings ->
            settings.put("operation", operation).put("axis", places.getFirst()).put("keep", keep),
        List.of(x),
        dims);
    return true;
  }
}
