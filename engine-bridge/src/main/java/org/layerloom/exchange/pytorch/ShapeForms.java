package org.layerloom.exchange.pytorch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.layerloom.exchange.python.Python;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Inference;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;

/** What combines tensors and what moves numbers about. */
final class ShapeForms {

  private static final Pattern NAME = Pattern.compile("[A-Za-z]+");

  private ShapeForms() {}

  static Map<String, Forms.Form> all() {
    Map<String, Forms.Form> all = new HashMap<>();
    all.put("normalize", ShapeForms::normalize);
    all.put(
        "randomFlip",
        node ->
            node.own(
                    "RandomFlip",
                    "\"" + node.settings().text("axis") + "\", " + node.real("probability"))
                + arguments(node));
    all.put(
        "randomShift",
        node -> node.own("RandomShift", "" + node.settings().whole("pixels")) + arguments(node));
    all.put(
        "randomAffine",
        node ->
            node.own(
                    "RandomAffine",
                    String.join(", ", node.real("degrees"), node.real("scale"), node.real("shear")))
                + arguments(node));
    all.put(
        "randomLight",
        node ->
            node.own("RandomLight", node.real("brightness") + ", " + node.real("contrast"))
                + arguments(node));
    all.put(
        "cutOut", node -> node.own("CutOut", "" + node.settings().whole("size")) + arguments(node));
    all.put(
        "spectrumMask",
        node ->
            node.own(
                    "SpectrumMask",
                    node.settings().whole("bands") + ", " + node.settings().whole("frames"))
                + arguments(node));
    all.put("spectrogram", node -> sound(node, "Spectrogram"));
    all.put("melSpectrogram", node -> sound(node, "MelSpectrogram"));
    all.put("mfcc", node -> sound(node, "MFCC"));
    all.put("add", node -> String.join(" + ", node.all()));
    all.put("subtract", node -> String.join(" - ", node.all()));
    all.put("multiply", node -> String.join(" * ", node.all()));
    all.put("average", node -> "(" + String.join(" + ", node.all()) + ") / " + node.all().size());
    all.put("maximum", node -> nested(node, "torch.maximum"));
    all.put("minimum", node -> nested(node, "torch.minimum"));
    all.put(
        "concat",
        node ->
            "torch.cat((%s,), dim=%d)"
                .formatted(String.join(", ", node.all()), node.settings().whole("axis")));
    all.put("dot", ShapeForms::dot);
    all.put("expression", ShapeForms::expression);
    all.put(
        "flatten",
        node ->
            node.shape().rank() == 0
                ? node.x() + ".reshape(-1, 1)"
                : "torch.flatten(" + node.x() + ", 1)");
    all.put("reshape", ShapeForms::reshape);
    all.put("squeeze", ShapeForms::reshape);
    all.put("permute", ShapeForms::permute);
    all.put("slice", ShapeForms::slice);
    all.put("repeat", ShapeForms::repeat);
    all.put("reduce", ShapeForms::reduce);
    all.put("pad2d", ShapeForms::pad);
    all.put("crop2d", ShapeForms::crop);
    return all;
  }

  private static String arguments(NodeForm node) {
    return "(" + node.x() + ")";
  }

  private static String normalize(NodeForm node) {
    return switch (node.settings().text("mode")) {
      case "unit" -> node.x() + " / 255.0";
      case "signed" -> "(" + node.x() + " - 127.5) / 127.5";
      default -> "(%s - %s) / %s".formatted(node.x(), node.real("mean"), node.real("deviation"));
    };
  }

  private static String sound(NodeForm node, String helper) {
    Settings settings = node.settings();
    List<String> given = new ArrayList<>();
    for (String name : List.of("window", "hop", "bands", "coefficients", "sampleRate")) {
      if (settings.has(name)) {
        String value = String.valueOf(settings.whole(name));
        String keyword = name.equals("sampleRate") ? "rate" : name;
        given.add(given.size() < 2 ? value : keyword + "=" + value);
      }
    }
    for (String name : List.of("lowest", "highest")) {
      if (settings.has(name)) {
        given.add(name + "=" + node.real(name));
      }
    }
    if (settings.has("logarithm")) {
      given.add("logarithm=" + Python.flag(settings.flag("logarithm")));
    }
    given.add("floor=" + node.real("floor"));
    node.needs("Frames");
    return node.own(helper, String.join(", ", given)) + arguments(node);
  }

  private static String nested(NodeForm node, String function) {
    String result = node.all().getFirst();
    for (String other : node.all().subList(1, node.all().size())) {
      result = function + "(" + result + ", " + other + ")";
    }
    return result;
  }

  private static String dot(NodeForm node) {
    boolean row = node.shape().rank() == 1;
    if (node.settings().flag("cosine")) {
      return "F.cosine_similarity(%s, %s, dim=-1)%s"
          .formatted(node.input(0), node.input(1), row ? ".unsqueeze(1)" : "");
    }
    return "(%s * %s).sum(dim=-1%s)"
        .formatted(node.input(0), node.input(1), row ? ", keepdim=True" : "");
  }

  /** A person's formula is nearly Python: powers are written otherwise, functions are PyTorch's. */
  private static String expression(NodeForm node) {
    Function<String, String> named =
        name -> name.length() == 1 ? node.all().get(name.charAt(0) - 'a') : "torch." + name;
    String formula = node.settings().text("expression").replace("^", " ** ");
    return NAME.matcher(formula).replaceAll(found -> named.apply(found.group()));
  }

  private static String reshape(NodeForm node) {
    return node.x() + ".reshape(-1, " + joined(out(node).extents()) + ")";
  }

  private static Shape out(NodeForm node) {
    // The kind's own rule knows what is left over for an open extent.
    String kind = node.settings().has("shape") ? "reshape" : "squeeze";
    return Catalogue.standard().kind(kind).infer(node.site())
                instanceof Inference.Known(List<Signal> outputs, var warnings)
            && outputs.getFirst() instanceof Signal.Tensor tensor
        ? tensor.shape()
        : node.shape();
  }

  private static String joined(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String permute(NodeForm node) {
    return node.x() + ".permute(0, " + joined(node.settings().wholes("order")) + ")";
  }

  private static String slice(NodeForm node) {
    Settings settings = node.settings();
    long axis = settings.whole("axis");
    long to = Math.min(settings.whole("to"), node.shape().extent((int) axis - 1));
    long step = settings.whole("step");
    return "%s[%s%d:%d%s]"
        .formatted(
            node.x(),
            ":, ".repeat((int) axis),
            settings.whole("from") - 1,
            to,
            step == 1 ? "" : ":" + step);
  }

  private static String repeat(NodeForm node) {
    List<Long> extents = new ArrayList<>(List.of(-1L, node.settings().whole("times")));
    LongStream.range(0, node.shape().rank()).forEach(axis -> extents.add(-1L));
    return node.x() + ".unsqueeze(1).expand(" + joined(extents) + ")";
  }

  private static String reduce(NodeForm node) {
    Settings settings = node.settings();
    boolean keep = settings.flag("keep") || node.shape().rank() == 1;
    String over = "(dim=" + settings.whole("axis") + (keep ? ", keepdim=True" : "") + ")";
    return switch (settings.text("operation")) {
      case "sum" -> node.x() + ".sum" + over;
      case "max" -> node.x() + ".amax" + over;
      case "min" -> node.x() + ".amin" + over;
      case "norm" -> "((%s * %s).sum%s + 1e-12).sqrt()".formatted(node.x(), node.x(), over);
      default -> node.x() + ".mean" + over;
    };
  }

  private static String pad(NodeForm node) {
    List<Long> b = node.settings().wholes("borders");
    String mode =
        switch (node.settings().text("fill")) {
          case "reflect" -> ", mode=\"reflect\"";
          case "replicate" -> ", mode=\"replicate\"";
          default -> "";
        };
    return "F.pad(%s, (%d, %d, %d, %d)%s)"
        .formatted(node.x(), b.get(2), b.get(3), b.get(0), b.get(1), mode);
  }

  private static String crop(NodeForm node) {
    return node.x() + Python.inner(node.settings().wholes("borders"));
  }
}
