package org.layerloom.exchange.pytorch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.layerloom.exchange.python.Python;
import org.layerloom.network.Settings;

/** Convolutions and poolings. */
final class WindowForms {

  private WindowForms() {}

  static Map<String, Forms.Form> all() {
    Map<String, Forms.Form> all = new HashMap<>();
    for (int axes = 1; axes <= 3; axes++) {
      int n = axes;
      all.put("conv" + n + "d", node -> convolution(node, n));
      all.put("convTranspose" + n + "d", node -> transposed(node, n));
      all.put(
          "maxpool" + n + "d", node -> node.call("nn.MaxPool" + n + "d(" + pool(node, "") + ")"));
      all.put(
          "avgpool" + n + "d",
          node ->
              node.call("nn.AvgPool" + n + "d(" + pool(node, ", count_include_pad=False") + ")"));
    }
    all.put("depthwiseConv2d", WindowForms::depthwise);
    all.put("separableConv2d", WindowForms::separable);
    all.put("globalAvgpool", node -> node.x() + ".mean(dim=" + behindChannels(node) + ")");
    all.put("globalMaxpool", node -> node.x() + ".amax(dim=" + behindChannels(node) + ")");
    all.put(
        "adaptiveAvgpool2d",
        node ->
            node.call(
                "nn.AdaptiveAvgPool2d(" + Python.tuple(node.settings().wholes("size")) + ")"));
    all.put(
        "adaptiveMaxpool2d",
        node ->
            node.call(
                "nn.AdaptiveMaxPool2d(" + Python.tuple(node.settings().wholes("size")) + ")"));
    all.put("upsample2d", WindowForms::upsample);
    all.put(
        "pixelShuffle",
        node -> node.call("nn.PixelShuffle(" + node.settings().whole("factor") + ")"));
    return all;
  }

  private static String convolution(NodeForm node, int axes) {
    Settings settings = node.settings();
    Map<String, String> others = window(settings);
    others.put("groups", unless(String.valueOf(settings.whole("groups")), "1"));
    others.put("bias", settings.flag("bias") ? "" : "False");
    String arguments =
        Forms.arguments(
            List.of(
                String.valueOf(node.shape().extent(0)),
                String.valueOf(settings.whole("filters")),
                node.several("kernel")),
            others);
    return Forms.activated(node, node.call("nn.Conv%dd(%s)".formatted(axes, arguments)), 1);
  }

  private static Map<String, String> window(Settings settings) {
    Map<String, String> others = new LinkedHashMap<>();
    others.put("stride", unless(Python.several(settings.wholes("stride")), "1"));
    others.put(
        "padding",
        switch (settings.text("padding")) {
          case "same" -> "\"same\"";
          case "explicit" -> unless(Python.several(settings.wholes("pad")), "0");
          default -> "";
        });
    others.put("dilation", unless(Python.several(settings.wholes("dilation")), "1"));
    return others;
  }

  private static String unless(String value, String usual) {
    return value.equals(usual) ? "" : value;
  }

  private static String transposed(NodeForm node, int axes) {
    Settings settings = node.settings();
    Map<String, String> others = new LinkedHashMap<>();
    others.put("stride", unless(node.several("stride"), "1"));
    others.put("padding", unless(node.several("pad"), "0"));
    others.put("output_padding", unless(node.several("outputPad"), "0"));
    others.put("groups", unless(String.valueOf(settings.whole("groups")), "1"));
    others.put("bias", settings.flag("bias") ? "" : "False");
    others.put("dilation", unless(node.several("dilation"), "1"));
    String arguments =
        Forms.arguments(
            List.of(
                String.valueOf(node.shape().extent(0)),
                String.valueOf(settings.whole("filters")),
                node.several("kernel")),
            others);
    return Forms.activated(
        node, node.call("nn.ConvTranspose%dd(%s)".formatted(axes, arguments)), 1);
  }

  private static String depthwise(NodeForm node) {
    Settings settings = node.settings();
    long channels = node.shape().extent(0);
    Map<String, String> others = window(settings);
    others.put("groups", String.valueOf(channels));
    others.put("bias", settings.flag("bias") ? "" : "False");
    String arguments =
        Forms.arguments(
            List.of(
                String.valueOf(channels),
                String.valueOf(channels * settings.whole("multiplier")),
                node.several("kernel")),
            others);
    return Forms.activated(node, node.call("nn.Conv2d(" + arguments + ")"), 1);
  }

  private static String separable(NodeForm node) {
    Settings settings = node.settings();
    Map<String, String> others = new LinkedHashMap<>();
    others.put("multiplier", unless(String.valueOf(settings.whole("multiplier")), "1"));
    others.put("bias", settings.flag("bias") ? "" : "False");
    others.putAll(window(settings));
    String arguments =
        Forms.arguments(
            List.of(
                String.valueOf(node.shape().extent(0)),
                String.valueOf(settings.whole("filters")),
                node.several("kernel")),
            others);
    return Forms.activated(node, node.own("SeparableConv2d", arguments) + "(" + node.x() + ")", 1);
  }

  private static String pool(NodeForm node, String more) {
    String pad = unless(node.several("pad"), "0");
    return node.several("kernel")
        + ", "
        + node.several("stride")
        + (pad.isEmpty() ? "" : ", padding=" + pad)
        + more;
  }

  private static String behindChannels(NodeForm node) {
    return IntStream.rangeClosed(2, node.shape().rank())
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", ", "(", node.shape().rank() == 2 ? ",)" : ")"));
  }

  private static String upsample(NodeForm node) {
    boolean nearest = node.settings().text("method").equals("nearest");
    return node.call(
        "nn.Upsample(scale_factor=%s, mode=\"%s\"%s)"
            .formatted(
                Python.tuple(node.settings().wholes("scale")),
                nearest ? "nearest" : "bilinear",
                nearest ? "" : ", align_corners=False"));
  }
}
