package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Extents of what slides over the last axes. */
final class Windows {

  private Windows() {}

  /** How much is added before and behind each axis. */
  @SuppressWarnings("ArrayRecordComponent") // extents of this room, which nobody changes
  record Pads(long[] before, long[] behind) {

    static Pads of(NodeProto node, long[] x, long[] reach, List<Long> strides) {
      Attrs attrs = new Attrs(node);
      int axes = reach.length;
      long[] before = new long[axes];
      long[] behind = new long[axes];
      String auto = attrs.text("auto_pad", "NOTSET");
      List<Long> pads = attrs.wholes("pads", 2 * axes, 0);
      for (int axis = 0; axis < axes; axis++) {
        if (auto.startsWith("SAME")) {
          long out = Math.ceilDiv(x[axis + 2], strides.get(axis));
          long all = Math.max(0, (out - 1) * strides.get(axis) + reach[axis] - x[axis + 2]);
          before[axis] = auto.equals("SAME_LOWER") ? all - all / 2 : all / 2;
          behind[axis] = all - before[axis];
        } else if (auto.equals("NOTSET")) {
          before[axis] = pads.get(axis);
          behind[axis] = pads.get(axis + axes);
        }
      }
      return new Pads(before, behind);
    }

    boolean even() {
      return java.util.Arrays.equals(before, behind);
    }

    boolean none() {
      return java.util.Arrays.stream(before).allMatch(pad -> pad == 0) && even();
    }
  }

  static long[] reach(List<Long> kernel, List<Long> dilations) {
    long[] reach = new long[kernel.size()];
    for (int axis = 0; axis < reach.length; axis++) {
      reach[axis] = dilations.get(axis) * (kernel.get(axis) - 1) + 1;
    }
    return reach;
  }

  static long @Nullable [] convolved(Chart chart, NodeProto node) {
    Val x = chart.value(node, 0);
    Val w = chart.value(node, 1);
    if (x == null || w == null || x.dims().length != w.dims().length || x.dims().length < 3) {
      return null;
    }
    long[] weight = w.dims();
    int axes = weight.length - 2;
    List<Long> kernel = java.util.Arrays.stream(weight, 2, weight.length).boxed().toList();
    Attrs attrs = new Attrs(node);
    long[] dims =
        slid(
            node,
            x.dims(),
            reach(kernel, attrs.wholes("dilations", axes, 1)),
            attrs.wholes("strides", axes, 1),
            false);
    dims[1] = weight[0];
    return dims;
  }

  /** Null where what comes out is said in another way than by pads. */
  static long @Nullable [] enlarged(Chart chart, NodeProto node) {
    Val x = chart.value(node, 0);
    Val w = chart.value(node, 1);
    Attrs attrs = new Attrs(node);
    boolean plain =
        attrs.find("output_shape") == null && attrs.text("auto_pad", "NOTSET").equals("NOTSET");
    if (x == null || w == null || x.dims().length != w.dims().length || !plain) {
      return null;
    }
    int axes = x.dims().length - 2;
    List<Long> pads = attrs.wholes("pads", 2 * axes, 0);
    List<Long> strides = attrs.wholes("strides", axes, 1);
    List<Long> dilations = attrs.wholes("dilations", axes, 1);
    List<Long> outputPads = attrs.wholes("output_padding", axes, 0);
    long[] dims = x.dims();
    dims[1] = w.dims()[1] * attrs.whole("group", 1);
    for (int axis = 0; axis < axes; axis++) {
      dims[axis + 2] =
          (dims[axis + 2] - 1) * strides.get(axis)
              - pads.get(axis)
              - pads.get(axis + axes)
              + dilations.get(axis) * (w.dims()[axis + 2] - 1)
              + 1
              + outputPads.get(axis);
    }
    return dims;
  }

  static long @Nullable [] pooled(Chart chart, NodeProto node) {
    Val x = chart.value(node, 0);
    Attrs attrs = new Attrs(node);
    List<Long> kernel = attrs.wholes("kernel_shape");
    if (x == null || kernel == null || x.dims().length != kernel.size() + 2) {
      return null;
    }
    int axes = kernel.size();
    return slid(
        node,
        x.dims(),
        reach(kernel, attrs.wholes("dilations", axes, 1)),
        attrs.wholes("strides", axes, 1),
        attrs.whole("ceil_mode", 0) == 1);
  }

  static long[] slid(
      NodeProto node, long[] x, long[] reach, List<Long> strides, boolean roundedUp) {
    if (strides.stream().anyMatch(stride -> stride < 1)) {
      throw new Unreadable("exchange.onnx.attribute", Names.of(node), "strides");
    }
    Pads pads = Pads.of(node, x, reach, strides);
    long[] dims = x.clone();
    for (int axis = 0; axis < reach.length; axis++) {
      long room = x[axis + 2] + pads.before()[axis] + pads.behind()[axis] - reach[axis];
      long stride = strides.get(axis);
      dims[axis + 2] = (roundedUp ? Math.ceilDiv(room, stride) : Math.floorDiv(room, stride)) + 1;
      if (dims[axis + 2] < 1) {
        throw new Unreadable("exchange.onnx.attribute", Names.of(node), "kernel_shape");
      }
    }
    return dims;
  }

  static long @Nullable [] resized(Chart chart, NodeProto node) {
    Val x = chart.value(node, 0);
    Known scales = chart.known(node, 2);
    Known sizes = chart.known(node, 3);
    if (x == null) {
      return null;
    }
    long[] dims = x.dims();
    if (sizes != null && sizes.size() == dims.length) {
      long[] wanted = sizes.wholes().clone();
      if (dims[0] == Sizes.BATCH && wanted[0] == 1) {
        wanted[0] = Sizes.BATCH;
      }
      return wanted;
    }
    if (scales == null || scales.size() != dims.length) {
      return null;
    }
    for (int axis = 0; axis < dims.length; axis++) {
      dims[axis] = (long) Math.floor(dims[axis] * (double) scales.real(axis));
    }
    return dims;
  }

  static long @Nullable [] padded(Chart chart, NodeProto node) {
    Val x = chart.value(node, 0);
    Known pads = chart.known(node, 1);
    if (x == null || pads == null || pads.size() != 2L * x.dims().length) {
      return null;
    }
    long[] dims = x.dims();
    for (int axis = 0; axis < dims.length; axis++) {
      dims[axis] += pads.whole(axis) + pads.whole(axis + dims.length);
    }
    return dims;
  }
}
