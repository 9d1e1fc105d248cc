package org.layerloom.exchange.onnx;

import static org.layerloom.exchange.onnx.Attributes.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.layerloom.exchange.onnx.Traced.Fixed;
import org.layerloom.exchange.onnx.Traced.Wire;
import org.layerloom.exchange.onnx.Traced.Word;

/** Convolutions and poolings, and what makes pictures larger. */
final class WindowOperators {

  private WindowOperators() {}

  static Map<String, Operator> all() {
    Map<String, Operator> all = new HashMap<>();
    for (int axes = 1; axes <= 3; axes++) {
      all.put("conv" + axes + "d", WindowOperators::convolution);
      all.put("conv_transpose" + axes + "d", WindowOperators::transposed);
      all.put("max_pool" + axes + "d", (d, a) -> pool(d, a, true));
      all.put("avg_pool" + axes + "d", (d, a) -> pool(d, a, false));
    }
    all.put("adaptive_avg_pool2d", (d, a) -> adaptive(d, a, "ReduceMean"));
    all.put(
        "adaptive_max_pool2d", (d, a) -> new Traced.Several(List.of(adaptive(d, a, "ReduceMax"))));
    all.put("upsample_nearest2d", (d, a) -> resize(d, a, "nearest"));
    all.put("upsample_bilinear2d", (d, a) -> resize(d, a, "linear"));
    all.put("pixel_shuffle", WindowOperators::pixelShuffle);
    return all;
  }

  private static Wire convolution(Drawing d, Arguments a) {
    Wire x = a.wire(0);
    Fixed weight = a.fixed(1);
    List<Long> kernel = weight.dims().subList(2, weight.dims().size());
    List<Long> stride = a.wholes(3);
    List<Long> dilation = a.wholes(5);
    List<Long> pads = a.get(4) instanceof Word ? samePads(kernel, dilation) : twice(a.wholes(4));
    List<Long> dims = new ArrayList<>(List.of(Traced.BATCH, weight.dims().getFirst()));
    for (int axis = 0; axis < kernel.size(); axis++) {
      long reach = dilation.get(axis) * (kernel.get(axis) - 1) + 1;
      long padded = x.dims().get(axis + 2) + pads.get(axis) + pads.get(axis + kernel.size());
      dims.add((padded - reach) / stride.get(axis) + 1);
    }
    return d.emit(
        "Conv",
        dims,
        inputs(d, a),
        attribute("kernel_shape", kernel),
        attribute("strides", stride),
        attribute("pads", pads),
        attribute("dilations", dilation),
        attribute("group", (long) a.real(6)));
  }

  private static List<String> inputs(Drawing d, Arguments a) {
    List<String> inputs = new ArrayList<>(List.of(a.wire(0).name(), d.use(a.fixed(1))));
    if (!a.isNone(2)) {
      inputs.add(d.use(a.fixed(2)));
    }
    return inputs;
  }

  /** Begins, then ends: what is left over of an odd sum is added at the end. */
  private static List<Long> samePads(List<Long> kernel, List<Long> dilation) {
    List<Long> begins = new ArrayList<>();
    List<Long> ends = new ArrayList<>();
    for (int axis = 0; axis < kernel.size(); axis++) {
      long both = dilation.get(axis) * (kernel.get(axis) - 1);
      begins.add(both / 2);
      ends.add(both - both / 2);
    }
    return Stream.concat(begins.stream(), ends.stream()).toList();
  }

  private static List<Long> twice(List<Long> pads) {
    List<Long> all = new ArrayList<>(pads);
    all.addAll(pads);
    return all;
  }

  private static Wire transposed(Drawing d, Arguments a) {
    Wire x = a.wire(0);
    Fixed weight = a.fixed(1);
    List<Long> kernel = weight.dims().subList(2, weight.dims().size());
    List<Long> stride = a.wholes(3);
    List<Long> pad = a.wholes(4);
    List<Long> more = a.wholes(5);
    long groups = (long) a.real(6);
    List<Long> dilation = a.wholes(7);
    List<Long> dims = new ArrayList<>(List.of(Traced.BATCH, weight.dims().get(1) * groups));
    for (int axis = 0; axis < kernel.size(); axis++) {
      long reach = dilation.get(axis) * (kernel.get(axis) - 1) + 1;
      dims.add(
          (x.dims().get(axis + 2) - 1) * stride.get(axis)
              - 2 * pad.get(axis)
              + reach
              + more.get(axis));
    }
    boolean plain = true;
    for (int axis = 0; axis < kernel.size(); axis++) {
      plain &= more.get(axis) < stride.get(axis);
    }
    if (!plain) {
      return longer(d, a, dims);
    }
    return d.emit(
        "ConvTranspose",
        dims,
        inputs(d, a),
        attribute("kernel_shape", kernel),
        attribute("strides", stride),
        attribute("pads", twice(pad)),
        attribute("output_padding", more),
        attribute("dilations", dilation),
        attribute("group", groups));
  }

  /**
   * ONNX Runtime wants what is added at the end below the stride. Where it is not, less is cut off
   * at the end, and what is still missing is zeros, to which the bias comes.
   */
  private static Wire longer(Drawing d, Arguments a, List<Long> dims) {
    List<Long> pad = a.wholes(4);
    List<Long> more = a.wholes(5);
    List<Long> cut = new ArrayList<>(pad);
    List<Long> added = new ArrayList<>(List.of(0L, 0L));
    pad.forEach(each -> added.add(0L));
    added.addAll(List.of(0L, 0L));
    List<Long> inner = new ArrayList<>(dims);
    for (int axis = 0; axis < pad.size(); axis++) {
      cut.add(Math.max(0, pad.get(axis) - more.get(axis)));
      long missing = Math.max(0, more.get(axis) - pad.get(axis));
      added.add(missing);
      inner.set(axis + 2, dims.get(axis + 2) - missing);
    }
    Fixed weight = a.fixed(1);
    Wire sum =
        d.emit(
            "ConvTranspose",
            inner,
            List.of(a.wire(0).name(), d.use(weight)),
            attribute("kernel_shape", weight.dims().subList(2, weight.dims().size())),
            attribute("strides", a.wholes(3)),
            attribute("pads", cut),
            attribute("dilations", a.wholes(7)),
            attribute("group", (long) a.real(6)));
    Wire whole =
        d.emit("Pad", dims, List.of(sum.name(), d.wholes(added)), attribute("mode", "constant"));
    return a.isNone(2)
        ? whole
        : ElementOperators.plus(d, whole, SumOperators.perChannel(a.fixed(2), whole.rank()));
  }

  private static Wire pool(Drawing d, Arguments a, boolean largest) {
    Wire x = a.wire(0);
    List<Long> kernel = a.wholes(1);
    List<Long> stride = a.wholes(2);
    List<Long> pad = a.wholes(3);
    List<Long> dims = new ArrayList<>(x.dims().subList(0, 2));
    for (int axis = 0; axis < kernel.size(); axis++) {
      long padded = x.dims().get(axis + 2) + 2 * pad.get(axis);
      dims.add((padded - kernel.get(axis)) / stride.get(axis) + 1);
    }
    List<AttributeProto> attributes =
        new ArrayList<>(
            List.of(
                attribute("kernel_shape", kernel),
                attribute("strides", stride),
                attribute("pads", twice(pad))));
    if (!largest) {
      attributes.add(attribute("count_include_pad", 0L));
    }
    return d.emit(
        largest ? "MaxPool" : "AveragePool",
        dims,
        List.of(x.name()),
        attributes.toArray(AttributeProto[]::new));
  }

  /** One axis after the other: each stretch is cut out, made one row, and put behind the last. */
  private static Wire adaptive(Drawing d, Arguments a, String operator) {
    Wire x = a.wire(0);
    List<Long> size = a.wholes(1);
    for (int axis = 2; axis < 4; axis++) {
      long in = x.dims().get(axis);
      long out = size.get(axis - 2);
      if (in == out) {
        continue;
      }
      List<Long> dims = Dims.with(x.dims(), axis, 1);
      List<String> rows = new ArrayList<>();
      for (long row = 0; row < out; row++) {
        long from = Math.floorDiv(row * in, out);
        long to = Math.ceilDiv((row + 1) * in, out);
        Wire part = ShapeOperators.slice(d, x, axis, from, to, 1);
        rows.add(
            d.emit(
                    operator,
                    dims,
                    List.of(part.name()),
                    attribute("axes", List.of((long) axis)),
                    attribute("keepdims", 1L))
                .name());
      }
      x = d.emit("Concat", Dims.with(x.dims(), axis, out), rows, attribute("axis", (long) axis));
    }
    return x;
  }

  private static Wire resize(Drawing d, Arguments a, String mode) {
    Wire x = a.wire(0);
    List<Long> size = a.wholes(1);
    List<Long> dims = new ArrayList<>(x.dims().subList(0, 2));
    dims.addAll(size);
    // Scales rather than sizes: sizes would have to name the batch.
    float[] scales = {
      1, 1, (float) size.get(0) / x.dims().get(2), (float) size.get(1) / x.dims().get(3)
    };
    String given = d.use(d.fixed("scales", List.of(4L), scales));
    List<AttributeProto> attributes = new ArrayList<>(List.of(attribute("mode", mode)));
    boolean nearest = mode.equals("nearest");
    attributes.add(
        attribute("coordinate_transformation_mode", nearest ? "asymmetric" : "half_pixel"));
    if (nearest) {
      attributes.add(attribute("nearest_mode", "floor"));
    }
    return d.emit(
        "Resize", dims, List.of(x.name(), "", given), attributes.toArray(AttributeProto[]::new));
  }

  private static Wire pixelShuffle(Drawing d, Arguments a) {
    Wire x = a.wire(0);
    long factor = (long) a.real(1);
    List<Long> dims =
        List.of(
            Traced.BATCH,
            x.dims().get(1) / (factor * factor),
            x.dims().get(2) * factor,
            x.dims().get(3) * factor);
    return d.emit(
        "DepthToSpace",
        dims,
        List.of(x.name()),
        attribute("blocksize", factor),
        attribute("mode", "CRD"));
  }
}
