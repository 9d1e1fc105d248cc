package org.layerloom.exchange.keras;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.python.Python;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;

/** Kinds whose windows slide over axes, in Keras 3. */
final class KerasWindowForms {

  private static final String FRONT = ", data_format=\"channels_first\"";

  private KerasWindowForms() {}

  static void all(Map<String, KerasForms.Form> all) {
    for (int axes = 1; axes <= 3; axes++) {
      int n = axes;
      all.put("conv" + n + "d", node -> convolution(node, n));
      all.put("convTranspose" + n + "d", node -> transposed(node, n));
      all.put("maxpool" + n + "d", node -> pooled(node, true));
      all.put("avgpool" + n + "d", node -> pooled(node, false));
    }
    all.put("depthwiseConv2d", KerasWindowForms::depthwise);
    all.put("separableConv2d", KerasWindowForms::separable);
    all.put("globalAvgpool", node -> "ops.mean(" + node.x() + behind(node) + ")");
    all.put("globalMaxpool", node -> "ops.max(" + node.x() + behind(node) + ")");
    all.put("adaptiveAvgpool2d", node -> adaptive(node, "mean"));
    all.put("adaptiveMaxpool2d", node -> adaptive(node, "max"));
    all.put("upsample2d", KerasWindowForms::upsample);
    all.put("pixelShuffle", KerasWindowForms::pixelShuffle);
  }

  /** Rows and columns of zeros around, where a window is padded by so many. */
  private static String padded(KerasNode node) {
    List<Long> pad = node.settings().wholes("pad");
    if (pad.stream().allMatch(p -> p == 0)) {
      return node.x();
    }
    String pairs =
        pad.stream().map(p -> "(" + p + ", " + p + ")").collect(Collectors.joining(", "));
    return "ops.pad(%s, ((0, 0), (0, 0), %s))".formatted(node.x(), pairs);
  }

  private static String windowArguments(Settings settings) {
    boolean same = settings.text("padding").equals("same");
    return "%s, strides=%s, padding=\"%s\"%s, dilation_rate=%s, use_bias=%s"
        .formatted(
            Python.tuple(settings.wholes("kernel")),
            Python.tuple(settings.wholes("stride")),
            same ? "same" : "valid",
            FRONT,
            Python.tuple(settings.wholes("dilation")),
            Python.flag(settings.flag("bias")));
  }

  private static @Nullable String convolution(KerasNode node, int axes) {
    Settings settings = node.settings();
    boolean leaps = settings.wholes("stride").stream().anyMatch(stride -> stride > 1);
    boolean gaps = settings.wholes("dilation").stream().anyMatch(dilation -> dilation > 1);
    if (evenSame(settings) || (leaps && gaps)) {
      return null;
    }
    String x = settings.text("padding").equals("explicit") ? padded(node) : node.x();
    String layer =
        "Conv%dD(%d, %s, groups=%d)"
            .formatted(
                axes,
                settings.whole("filters"),
                windowArguments(settings),
                settings.whole("groups"));
    return KerasForms.activated(node, node.layer(layer, x), 1);
  }

  /** PyTorch and Keras put the odd row of an even window on other sides. */
  private static boolean evenSame(Settings settings) {
    if (!settings.text("padding").equals("same")) {
      return false;
    }
    for (int axis = 0; axis < settings.wholes("kernel").size(); axis++) {
      if ((settings.wholes("kernel").get(axis) - 1) * settings.wholes("dilation").get(axis) % 2
          != 0) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String depthwise(KerasNode node) {
    Settings settings = node.settings();
    if (evenSame(settings) || unevenStride(settings)) {
      return null;
    }
    String x = settings.text("padding").equals("explicit") ? padded(node) : node.x();
    return KerasForms.activated(
        node,
        node.layer(
            "DepthwiseConv2D(%s, depth_multiplier=%d)"
                .formatted(windowArguments(settings), settings.whole("multiplier")),
            x),
        1);
  }

  private static boolean unevenStride(Settings settings) {
    return settings.wholes("stride").stream().distinct().count() > 1
        || settings.wholes("dilation").stream().distinct().count() > 1;
  }

  private static @Nullable String separable(KerasNode node) {
    Settings settings = node.settings();
    if (evenSame(settings) || unevenStride(settings)) {
      return null;
    }
    String x = settings.text("padding").equals("explicit") ? padded(node) : node.x();
    return KerasForms.activated(
        node,
        node.layer(
            "SeparableConv2D(%d, %s, depth_multiplier=%d)"
                .formatted(
                    settings.whole("filters"),
                    windowArguments(settings),
                    settings.whole("multiplier")),
            x),
        1);
  }

  private static @Nullable String transposed(KerasNode node, int axes) {
    Settings settings = node.settings();
    boolean odd =
        settings.whole("groups") != 1
            || settings.wholes("outputPad").stream().anyMatch(pad -> pad != 0);
    for (int axis = 0; axis < axes; axis++) {
      // Where a stride is longer than the window, Keras makes the result longer.
      odd |= settings.wholes("kernel").get(axis) < settings.wholes("stride").get(axis);
      odd |= settings.wholes("dilation").get(axis) != 1;
    }
    if (odd) {
      return null;
    }
    String whole =
        node.layer(
            "Conv%dDTranspose(%d, %s, strides=%s, padding=\"valid\"%s, use_bias=%s)"
                .formatted(
                    axes,
                    settings.whole("filters"),
                    Python.tuple(settings.wholes("kernel")),
                    Python.tuple(settings.wholes("stride")),
                    FRONT,
                    Python.flag(settings.flag("bias"))));
    List<Long> pad = settings.wholes("pad");
    if (pad.stream().anyMatch(p -> p != 0)) {
      whole +=
          pad.stream()
              .map(p -> p == 0 ? ":" : p + ":-" + p)
              .collect(Collectors.joining(", ", "[:, :, ", "]"));
    }
    return KerasForms.activated(node, whole, 1);
  }

  private static @Nullable String pooled(KerasNode node, boolean largest) {
    Settings settings = node.settings();
    boolean pads = settings.wholes("pad").stream().anyMatch(pad -> pad != 0);
    if (pads && !largest) {
      return null; // Keras counts what was added
    }
    String x = padded(node);
    if (pads) {
      x = x.substring(0, x.length() - 1) + ", constant_values=float(\"-inf\"))";
    }
    return "ops.%s(%s, %s, strides=%s, padding=\"valid\"%s)"
        .formatted(
            largest ? "max_pool" : "average_pool",
            x,
            Python.tuple(settings.wholes("kernel")),
            Python.tuple(settings.wholes("stride")),
            FRONT);
  }

  private static String behind(KerasNode node) {
    return ", axis="
        + Python.tuple(LongStream.rangeClosed(2, node.shape().rank()).boxed().toList());
  }

  /** Only where every number of the result comes from as many, or all. */
  private static @Nullable String adaptive(KerasNode node, String operation) {
    List<Long> size = node.settings().wholes("size");
    long height = node.shape().extent(1);
    long width = node.shape().extent(2);
    if (height % size.get(0) != 0 || width % size.get(1) != 0) {
      return null;
    }
    return "ops.%s(ops.reshape(%s, (-1, %d, %d, %d, %d, %d)), axis=(3, 5))"
        .formatted(
            operation,
            node.x(),
            node.shape().extent(0),
            size.get(0),
            height / size.get(0),
            size.get(1),
            width / size.get(1));
  }

  private static @Nullable String upsample(KerasNode node) {
    List<Long> scale = node.settings().wholes("scale");
    return node.settings().text("method").equals("nearest")
        ? "ops.repeat(ops.repeat(%s, %d, axis=2), %d, axis=3)"
            .formatted(node.x(), scale.get(0), scale.get(1))
        : null;
  }

  private static String pixelShuffle(KerasNode node) {
    long r = node.settings().whole("factor");
    Shape in = node.shape();
    long channels = in.extent(0) / (r * r);
    return "ops.reshape(ops.transpose(ops.reshape(%s, (-1, %d, %d, %d, %d, %d)), (0, 1, 4, 2, 5, 3)), (-1, %d, %d, %d))"
        .formatted(
            node.x(),
            channels,
            r,
            r,
            in.extent(1),
            in.extent(2),
            channels,
            in.extent(1) * r,
            in.extent(2) * r);
  }
}
