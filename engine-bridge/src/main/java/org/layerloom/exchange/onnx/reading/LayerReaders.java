package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.NodeProto;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operators with weights, and those that slide over axes. */
final class LayerReaders {

  private LayerReaders() {}

  static Map<String, Reader> all() {
    return Map.ofEntries(
        Map.entry("Conv", LayerReaders::convolution),
        Map.entry("ConvTranspose", LayerReaders::transposed),
        Map.entry("Gemm", LayerReaders::gemm),
        Map.entry("MatMul", LayerReaders::product),
        Map.entry("MaxPool", (chart, node) -> pooling(chart, node, true)),
        Map.entry("AveragePool", (chart, node) -> pooling(chart, node, false)),
        Map.entry("GlobalAveragePool", (chart, node) -> global(chart, node, "mean")),
        Map.entry("GlobalMaxPool", (chart, node) -> global(chart, node, "max")),
        Map.entry("BatchNormalization", LayerReaders::batchNorm),
        Map.entry("InstanceNormalization", LayerReaders::instanceNorm),
        Map.entry("LayerNormalization", LayerReaders::layerNorm),
        Map.entry("PRelu", LayerReaders::prelu),
        Map.entry("Gather", LayerReaders::embedding),
        Map.entry("Resize", LayerReaders::resize),
        Map.entry("DepthToSpace", LayerReaders::pixelShuffle));
  }

  static void put(ObjectNode settings, String name, List<Long> values) {
    ArrayNode array = settings.putArray(name);
    values.forEach(array::add);
  }

  private static List<Long> list(long... values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static boolean convolution(Chart chart, NodeProto node) {
    Flow x = chart.real(node, 0);
    Known w = chart.known(node, 1);
    Known b = chart.known(node, 2);
    if (x == null || w == null || !w.real() || (chart.given(node, 2) && b == null)) {
      return false;
    }
    long[] weight = w.dims();
    int axes = weight.length - 2;
    if (axes < 1 || axes > 3 || x.rank() != axes + 2) {
      return false;
    }
    Attrs attrs = new Attrs(node);
    List<Long> kernel = list(Arrays.copyOfRange(weight, 2, weight.length));
    List<Long> strides = attrs.wholes("strides", axes, 1);
    List<Long> dilations = attrs.wholes("dilations", axes, 1);
    long groups = attrs.whole("group", 1);
    Windows.Pads pads = Windows.Pads.of(node, x.dims(), Windows.reach(kernel, dilations), strides);
    long[] dims = Windows.convolved(chart, node);
    if (dims == null || groups < 1 || x.dim(1) != weight[1] * groups) {
      return false;
    }
    Flow from = x;
    if (!pads.even()) {
      if (axes != 2) {
        return false;
      }
      from = bordered(chart, node, x, pads);
      pads = new Windows.Pads(new long[axes], new long[axes]);
    }
    Windows.Pads inner = pads;
    boolean alone = axes == 2 && groups > 1 && groups == x.dim(1) && weight[0] % groups == 0;
    String kind = alone ? "depthwiseConv2d" : "conv" + axes + "d";
    Flow made =
        chart.make(
            node,
            kind,
            settings -> {
              if (alone) {
                settings.put("multiplier", weight[0] / groups);
              } else {
                settings.put("filters", weight[0]).put("groups", groups);
              }
              put(settings, "kernel", kernel);
              put(settings, "stride", strides);
              put(settings, "dilation", dilations);
              settings.put("padding", inner.none() ? "valid" : "explicit");
              put(settings, "pad", list(inner.before()));
              settings.put("bias", b != null);
            },
            List.of(from),
            dims);
    chart.weigh(made, "weight", w.reals(), weight);
    if (b != null) {
      chart.weigh(made, "bias", b.reals(), weight[0]);
    }
    return true;
  }

  private static Flow bordered(Chart chart, NodeProto node, Flow x, Windows.Pads pads) {
    long[] dims = x.dims().clone();
    List<Long> borders = new java.util.ArrayList<>();
    for (int axis = 0; axis < 2; axis++) {
      borders.add(pads.before()[axis]);
      borders.add(pads.behind()[axis]);
      dims[axis + 2] += pads.before()[axis] + pads.behind()[axis];
    }
    return chart.makeOnly(
        node,
        "pad2d",
        settings -> {
          put(settings, "borders", borders);
          settings.put("fill", "zeros");
        },
        List.of(x),
        dims);
  }

  private static boolean transposed(Chart chart, NodeProto node) {
    Flow x = chart.real(node, 0);
    Known w = chart.known(node, 1);
    Known b = chart.known(node, 2);
    Attrs attrs = new Attrs(node);
    if (x == null
        || w == null
        || (chart.given(node, 2) && b == null)
        || attrs.find("output_shape") != null
        || !attrs.text("auto_pad", "NOTSET").equals("NOTSET")) {
      return false;
    }
    long[] weight = w.dims();
    int axes = weight.length - 2;
    if (axes < 1 || axes > 3 || x.rank() != axes + 2) {
      return false;
    }
    List<Long> pads = attrs.wholes("pads", 2 * axes, 0);
    List<Long> strides = attrs.wholes("strides", axes, 1);
    List<Long> dilations = attrs.wholes("dilations", axes, 1);
    List<Long> outputPads = attrs.wholes("output_padding", axes, 0);
    long groups = attrs.whole("group", 1);
    if (!pads.subList(0, axes).equals(pads.subList(axes, 2 * axes))) {
      return false;
    }
    long[] dims = x.dims().clone();
    dims[1] = weight[1] * groups;
    for (int axis = 0; axis < axes; axis++) {
      dims[axis + 2] =
          (dims[axis + 2] - 1) * strides.get(axis)
              - 2 * pads.get(axis)
              + dilations.get(axis) * (weight[axis + 2] - 1)
              + 1
              + outputPads.get(axis);
    }
    Flow made =
        chart.make(
            node,
            "convTranspose" + axes + "d",
            settings -> {
              settings.put("filters", dims[1]).put("groups", groups).put("bias", b != null);
              put(settings, "kernel", list(Arrays.copyOfRange(weight, 2, weight.length)));
              put(settings, "stride", strides);
              put(settings, "dilation", dilations);
              put(settings, "pad", pads.subList(0, axes));
              put(settings, "outputPad", outputPads);
            },
            List.of(x),
            dims);
    chart.weigh(made, "weight", w.reals(), weight);
    if (b != null) {
      chart.weigh(made, "bias", b.reals(), dims[1]);
    }
    return true;
  }

  private static boolean gemm(Chart chart, NodeProto node) {
    Flow x = chart.real(node, 0);
    Known w = chart.known(node, 1);
    Known b = chart.known(node, 2);
    Attrs attrs = new Attrs(node);
    if (x == null
        || w == null
        || (chart.given(node, 2) && b == null)
        || attrs.real("alpha", 1) != 1
        || attrs.real("beta", 1) != 1
        || attrs.whole("transA", 0) != 0
        || x.rank() != 2) {
      return false;
    }
    return dense(chart, node, x, w, attrs.whole("transB", 0) == 1, b);
  }

  private static boolean product(Chart chart, NodeProto node) {
    Flow x = chart.real(node, 0);
    Known w = chart.known(node, 1);
    return x != null
        && w != null
        && x.rank() >= 2
        && x.rank() <= 3
        && dense(chart, node, x, w, false, null);
  }

  private static boolean dense(
      Chart chart, NodeProto node, Flow x, Known w, boolean turned, @Nullable Known b) {
    if (w.dims().length != 2 || !w.real() || w.isSame()) {
      return false;
    }
    int in = (int) w.dims()[turned ? 1 : 0];
    int units = (int) w.dims()[turned ? 0 : 1];
    boolean biased = b != null;
    if (x.dim(x.rank() - 1) != in || (b != null && (b.size() != units || b.isSame()))) {
      return false;
    }
    long[] dims = Sizes.with(x.dims(), x.rank() - 1, units);
    Flow made =
        chart.make(
            node,
            "dense",
            settings -> settings.put("units", units).put("bias", biased),
            List.of(x),
            dims);
    chart.weigh(made, "weight", turned ? w.reals() : turned(w.reals(), in, units), units, in);
    if (b != null) {
      chart.weigh(made, "bias", b.reals(), units);
    }
    return true;
  }

  /** Columns as rows. */
  private static float[] turned(float[] values, int rows, int columns) {
    float[] turned = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = values[row * columns + column];
      }
    }
    return turned;
  }

  private static boolean pooling(Chart chart, NodeProto node, boolean largest) {
    Flow x = chart.real(node, 0);
    Attrs attrs = new Attrs(node);
    List<Long> kernel = attrs.wholes("kernel_shape");
    long[] dims = Windows.pooled(chart, node);
    if (x == null || kernel == null || dims == null || kernel.size() > 3) {
      return false;
    }
    int axes = kernel.size();
    List<Long> strides = attrs.wholes("strides", axes, 1);
    List<Long> ones = attrs.wholes("dilations", axes, 1);
    Windows.Pads pads = Windows.Pads.of(node, x.dims(), Windows.reach(kernel, ones), strides);
    boolean down =
        Arrays.equals(
            dims, Windows.slid(node, x.dims(), Windows.reach(kernel, ones), strides, false));
    boolean several = node.getOutputCount() > 1 && !node.getOutput(1).isEmpty();
    boolean padded = !largest && attrs.whole("count_include_pad", 0) == 1 && !pads.none();
    if (ones.stream().anyMatch(dilation -> dilation != 1)
        || !pads.even()
        || !down
        || several
        || padded) {
      return false;
    }
    chart.make(
        node,
        (largest ? "maxpool" : "avgpool") + axes + "d",
        settings -> {
          put(settings, "kernel", kernel);
          put(settings, "stride", strides);
          put(settings, "pad", list(pads.before()));
        },
        List.of(x),
        dims);
    return true;
  }

  private static boolean global(Chart chart, NodeProto node, String operation) {
    Flow x = chart.real(node, 0);
    if (x == null || x.rank() < 3) {
      return false;
    }
    long[] dims = x.dims().clone();
    Arrays.fill(dims, 2, dims.length, 1);
    if (x.rank() == 4) {
      chart.make(
          node,
          operation.equals("mean") ? "adaptiveAvgpool2d" : "adaptiveMaxpool2d",
          settings -> put(settings, "size", List.of(1L, 1L)),
          List.of(x),
          dims);
      return true;
    }
    if (x.rank() == 3) {
      chart.make(
          node,
          "reduce",
          settings -> settings.put("operation", operation).put("axis", 2).put("keep", true),
          List.of(x),
          dims);
      return true;
    }
    return false;
  }

  /** As a person writes it: 1e-5 rather than 9.999999747378752E-6. */
  static double plain(float value) {
    return Double.parseDouble(Float.toString(value));
  }

  private static boolean batchNorm(Chart chart, NodeProto node) {
    Flow x = chart.real(node, 0);
    Attrs attrs = new Attrs(node);
    boolean several = node.getOutputList().stream().skip(1).anyMatch(name -> !name.isEmpty());
    if (x == null || x.rank() < 2 || several || attrs.whole("training_mode", 0) != 0) {
      return false;
    }
    List<String> names = List.of("weight", "bias", "running_mean", "running_var");
    for (int i = 0; i < 4; i++) {
      Known known = chart.known(node, i + 1);
      if (known == null || known.size() != x.dim(1)) {
        return false;
      }
    }
    Flow made =
        chart.make(
            node,
            "batchNorm",
            settings ->
                settings
                    .put("epsilon", plain(attrs.real("epsilon", 1e-5f)))
                    .put(
                        "momentum", Math.clamp(plain(1 - attrs.real("momentum", 0.9f)), 0.0001, 1)),
            List.of(x),
            x.dims());
    for (int i = 0; i < 4; i++) {
      Known known = chart.known(node, i + 1);
      if (known != null) {
        chart.weigh(made, names.get(i), spread(known), x.dim(1));
      }
    }
    return true;
  }

  private static float[] spread(Known known) {
    float[] values = known.reals();
    if (values.length == known.size()) {
      return values;
    }
    float[] all = new float[(int) known.size()];
    Arrays.fill(all, values[0]);
    return all;
  }

  private static boolean instanceNorm(Chart chart, NodeProto node) {
    Flow x = chart.real(node, 0);
    return x != null && x.rank() >= 3 && norm(chart, node, x, "instanceNorm", x.dim(1));
  }

  private static boolean layerNorm(Chart chart, NodeProto node) {
    Flow x = chart.real(node, 0);
    if (x == null || x.rank() < 2) {
      return false;
    }
    boolean several = node.getOutputList().stream().skip(1).anyMatch(name -> !name.isEmpty());
    long axis = new Attrs(node).whole("axis", -1);
    boolean last = axis == -1 || axis == x.rank() - 1;
    return last && !several && norm(chart, node, x, "layerNorm", x.dim(x.rank() - 1));
  }

  private static boolean norm(Chart chart, NodeProto node, Flow x, String kind, long scales) {
    Known weight = chart.known(node, 1);
    Known bias = chart.known(node, 2);
    if (weight == null || bias == null || weight.size() != scales || bias.size() != scales) {
      return false;
    }
    Attrs attrs = new Attrs(node);
    Flow made =
        chart.make(
            node,
            kind,
            settings -> settings.put("epsilon", plain(attrs.real("epsilon", 1e-5f))),
            List.of(x),
            x.dims());
    chart.weigh(made, "weight", spread(weight), scales);
    chart.weigh(made, "bias", spread(bias), scales);
    return true;
  }

  private static boolean prelu(Chart chart, NodeProto node) {
    Flow x = chart.real(node, 0);
    Known slope = chart.known(node, 1);
    if (x == null || slope == null || x.rank() < 2) {
      return false;
    }
    // One slope a channel: its extents are the channels and then ones.
    long[] dims = slope.dims();
    int front = dims.length - (x.rank() - 1);
    boolean fits = front >= 0 && front <= 1 && slope.size() == x.dim(1) && dims[front] == x.dim(1);
    if (!fits) {
      return false;
    }
    Flow made = chart.make(node, "prelu", settings -> {}, List.of(x), x.dims());
    chart.weigh(made, "weight", spread(slope), x.dim(1));
    return true;
  }

  private static boolean embedding(Chart chart, NodeProto node) {
    Known table = chart.known(node, 0);
    Flow x = chart.flow(node, 1);
    boolean rows =
        table != null
            && table.real()
            && table.dims().length == 2
            && new Attrs(node).whole("axis", 0) == 0;
    if (!rows || table == null || x == null || x.real() || x.most() != table.dims()[0]) {
      return ShapeReaders.picked(chart, node);
    }
    long[] dims = Arrays.copyOf(x.dims(), x.rank() + 1);
    dims[x.rank()] = table.dims()[1];
    Flow made =
        chart.make(
            node,
            "embedding",
            settings -> settings.put("width", table.dims()[1]),
            List.of(x),
            dims);
    Flow real = new Flow(made.node(), made.port(), dims, 0, null);
    chart.put(node.getOutput(0), real);
    chart.weigh(real, "weight", table.reals(), table.dims());
    return true;
  }

  private static boolean resize(Chart chart, NodeProto node) {
    Flow x = chart.real(node, 0);
    long[] dims = Windows.resized(chart, node);
    Attrs attrs = new Attrs(node);
    if (x == null || dims == null || x.rank() != 4 || dims[1] != x.dim(1)) {
      return false;
    }
    long tall = dims[2] / x.dim(2);
    long wide = dims[3] / x.dim(3);
    boolean exact = tall * x.dim(2) == dims[2] && wide * x.dim(3) == dims[3];
    if (!exact || tall < 1 || wide < 1) {
      return false;
    }
    String mode = attrs.text("mode", "nearest");
    String places = attrs.text("coordinate_transformation_mode", "half_pixel");
    String rounding = attrs.text("nearest_mode", "round_prefer_floor");
    // Enlarged by whole factors, these place every number alike.
    boolean nearest =
        mode.equals("nearest")
            && ((places.equals("asymmetric") && rounding.equals("floor"))
                || (places.equals("half_pixel") && rounding.startsWith("round")));
    boolean linear =
        mode.equals("linear")
            && (places.equals("half_pixel")
                || (places.equals("pytorch_half_pixel") && dims[2] > 1 && dims[3] > 1));
    if (!nearest && !linear) {
      return false;
    }
    chart.make(
        node,
        "upsample2d",
        settings -> {
          put(settings, "scale", List.of(tall, wide));
          settings.put("method", nearest ? "nearest" : "bilinear");
        },
        List.of(x),
        dims);
    return true;
  }

  private static boolean pixelShuffle(Chart chart, NodeProto node) {
    Flow x = chart.real(node, 0);
    Attrs attrs = new Attrs(node);
    long factor = attrs.whole("blocksize", 0);
    if (x == null
        || x.rank() != 4
        || factor < 1
        || x.dim(1) % (factor * factor) != 0
        || !attrs.text("mode", "DCR").equals("CRD")) {
      return false;
    }
    chart.make(
        node,
        "pixelShuffle",
        settings -> settings.put("factor", factor),
        List.of(x),
        x.dim(0),
        x.dim(1) / (factor * factor),
        x.dim(2) * factor,
        x.dim(3) * factor);
    return true;
  }
}
