package org.layerloom.exchange.pytorch.reading;

import static org.layerloom.exchange.in.TensorCode.put;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.python.PyArguments;
import org.layerloom.exchange.python.PyValue;

/** What each module of PyTorch is here: its kind, and its arguments as settings. */
final class TorchModules {

  /** Modules without settings, or whose settings follow from what arrives. */
  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          Map.entry("ReLU", "relu"),
          Map.entry("ReLU6", "relu6"),
          Map.entry("SELU", "selu"),
          Map.entry("GELU", "gelu"),
          Map.entry("SiLU", "silu"),
          Map.entry("Mish", "mish"),
          Map.entry("Softplus", "softplus"),
          Map.entry("Sigmoid", "sigmoid"),
          Map.entry("LogSigmoid", "logSigmoid"),
          Map.entry("Hardsigmoid", "hardSigmoid"),
          Map.entry("Hardswish", "hardSwish"),
          Map.entry("Tanh", "tanh"),
          Map.entry("Hardtanh", "hardTanh"),
          Map.entry("Softsign", "softsign"),
          Map.entry("PReLU", "prelu"),
          Map.entry("Flatten", "flatten"),
          Map.entry("RandomFlip", "randomFlip"),
          Map.entry("RandomShift", "randomShift"),
          Map.entry("RandomAffine", "randomAffine"),
          Map.entry("RandomLight", "randomLight"),
          Map.entry("CutOut", "cutOut"),
          Map.entry("SpectrumMask", "spectrumMask"),
          Map.entry("Spectrogram", "spectrogram"),
          Map.entry("MelSpectrogram", "melSpectrogram"),
          Map.entry("MFCC", "mfcc"),
          Map.entry("PositionalEncoding", "positionalEncoding"),
          Map.entry("LearnedPositions", "learnedPositions"));

  /** Kinds that carry an activation as a setting. */
  static final Set<String> CARRIERS =
      Set.of(
          "dense",
          "bilinear",
          "conv1d",
          "conv2d",
          "conv3d",
          "convTranspose1d",
          "convTranspose2d",
          "convTranspose3d",
          "depthwiseConv2d",
          "separableConv2d");

  private static final Set<String> LEARNING =
      Set.of(
          "embedding",
          "rnn",
          "lstm",
          "gru",
          "multiHeadAttention",
          "transformerEncoder",
          "transformerDecoder",
          "batchNorm",
          "layerNorm",
          "groupNorm",
          "instanceNorm",
          "rmsNorm",
          "prelu",
          "learnedPositions");

  private TorchModules() {}

  /** Whether a kind has weights, so that calling it twice shares them. */
  static boolean learns(String kind) {
    return CARRIERS.contains(kind) || LEARNING.contains(kind);
  }

  /** The kind of a module; null where there is none. */
  static @Nullable String kind(PyValue.Call module) {
    PyArguments args = new PyArguments(module);
    String name = module.name();
    return switch (name) {
      case "Conv2d" -> depthwise(args) ? "depthwiseConv2d" : "conv2d";
      case "Conv1d", "Conv3d" -> "conv" + name.charAt(4) + "d";
      case "ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d" ->
          "convTranspose" + name.charAt(13) + "d";
      case "SeparableConv2d" -> "separableConv2d";
      case "MaxPool1d", "MaxPool2d", "MaxPool3d" -> "maxpool" + name.charAt(7) + "d";
      case "AvgPool1d", "AvgPool2d", "AvgPool3d" -> "avgpool" + name.charAt(7) + "d";
      case "AdaptiveAvgPool2d" -> "adaptiveAvgpool2d";
      case "AdaptiveMaxPool2d" -> "adaptiveMaxpool2d";
      case "Upsample" -> "upsample2d";
      case "PixelShuffle" -> "pixelShuffle";
      case "Linear" -> "dense";
      case "Bilinear" -> "bilinear";
      case "Embedding" -> "embedding";
      case "RNN" -> "rnn";
      case "LSTM" -> "lstm";
      case "GRU" -> "gru";
      case "MultiheadAttention" -> "multiHeadAttention";
      case "TransformerEncoderLayer" -> "transformerEncoder";
      case "TransformerDecoderLayer" -> "transformerDecoder";
      case "Constant" -> "constant";
      case "Noise" -> "noise";
      case "Dropout" -> "dropout";
      case "Dropout1d", "Dropout2d", "Dropout3d" -> "spatialDropout";
      case "AlphaDropout" -> "alphaDropout";
      case "GaussianNoise" -> "gaussianNoise";
      case "BatchNorm1d", "BatchNorm2d", "BatchNorm3d" -> "batchNorm";
      case "LayerNorm" -> "layerNorm";
      case "GroupNorm" -> "groupNorm";
      case "InstanceNorm1d", "InstanceNorm2d", "InstanceNorm3d" -> "instanceNorm";
      case "RMSNorm" -> "rmsNorm";
      case "LeakyReLU" -> "leakyRelu";
      case "ELU" -> "elu";
      case "CELU" -> "celu";
      case "Softmax" -> "softmax";
      case "LogSoftmax" -> "logSoftmax";
      case "GLU" -> "glu";
      default -> PLAIN.get(name);
    };
  }

  /** Every channel by itself: as many groups as channels. */
  private static boolean depthwise(PyArguments args) {
    long groups = args.whole(PyArguments.BY_NAME, "groups", 1);
    return groups > 1 && groups == args.whole(0, "in_channels", 0);
  }

  /** Fills a node's settings. */
  static void settings(String kind, PyValue.Call module, ObjectNode settings) {
    PyArguments args = new PyArguments(module);
    switch (kind) {
      case "conv1d", "conv2d", "conv3d" -> {
        settings.put("filters", args.whole(1, "out_channels", 32));
        window(axes(kind), args, 2, settings);
        settings.put("groups", args.whole(6, "groups", 1));
        settings.put("bias", args.flag("bias", true));
      }
      case "depthwiseConv2d" -> {
        long channels = Math.max(1, args.whole(0, "in_channels", 1));
        settings.put("multiplier", Math.max(1, args.whole(1, "out_channels", 1) / channels));
        window(2, args, 2, settings);
        settings.put("bias", args.flag("bias", true));
      }
      case "separableConv2d" -> {
        settings.put("filters", args.whole(1, "filters", 32));
        settings.put("multiplier", args.whole(PyArguments.BY_NAME, "multiplier", 1));
        window(2, args, 2, settings);
        settings.put("bias", args.flag("bias", true));
      }
      case "convTranspose1d", "convTranspose2d", "convTranspose3d" -> {
        int axes = axes(kind);
        settings.put("filters", args.whole(1, "out_channels", 32));
        put(settings, "kernel", args.wholes(2, "kernel_size", axes, 3));
        put(settings, "stride", args.wholes(3, "stride", axes, 1));
        put(settings, "pad", args.wholes(4, "padding", axes, 0));
        put(settings, "outputPad", args.wholes(5, "output_padding", axes, 0));
        settings.put("groups", args.whole(6, "groups", 1));
        settings.put("bias", args.flag("bias", true));
        put(settings, "dilation", args.wholes(8, "dilation", axes, 1));
      }
      case "maxpool1d", "maxpool2d", "maxpool3d", "avgpool1d", "avgpool2d", "avgpool3d" ->
          pool(axes(kind), args, 0, settings);
      case "adaptiveAvgpool2d", "adaptiveMaxpool2d" ->
          put(settings, "size", args.wholes(0, "output_size", 2, 1));
      case "upsample2d" -> {
        put(settings, "scale", args.wholes(1, "scale_factor", 2, 2));
        settings.put("method", args.text(2, "mode", "nearest"));
      }
      case "pixelShuffle" -> settings.put("factor", args.whole(0, "upscale_factor", 2));
      case "rnn", "lstm", "gru" -> {
        settings.put("units", args.whole(1, "hidden_size", 64));
        settings.put("layers", args.whole(2, "num_layers", 1));
        settings.put("bidirectional", args.flag("bidirectional", false));
        if (args.given(PyArguments.BY_NAME, "dropout")) {
          settings.put("dropout", args.real(PyArguments.BY_NAME, "dropout", 0));
        }
      }
      case "batchNorm" -> {
        settings.put("epsilon", args.real(1, "eps", 1e-5));
        settings.put("momentum", args.real(2, "momentum", 0.1));
      }
      case "layerNorm", "instanceNorm" -> settings.put("epsilon", args.real(1, "eps", 1e-5));
      case "rmsNorm" -> settings.put("epsilon", args.real(1, "eps", 1e-6));
      case "groupNorm" -> {
        settings.put("groups", args.whole(0, "num_groups", 8));
        settings.put("epsilon", args.real(2, "eps", 1e-5));
      }
      default -> plain(kind, args, settings);
    }
  }

  private static void plain(String kind, PyArguments args, ObjectNode settings) {
    switch (kind) {
      case "dense" -> {
        settings.put("units", args.whole(1, "out_features", 64));
        settings.put("bias", args.flag("bias", true));
      }
      case "bilinear" -> {
        settings.put("units", args.whole(2, "out_features", 16));
        settings.put("bias", args.flag("bias", true));
      }
      case "embedding" -> settings.put("width", args.whole(1, "embedding_dim", 32));
      case "multiHeadAttention" -> settings.put("heads", args.whole(1, "num_heads", 4));
      case "transformerEncoder", "transformerDecoder" -> {
        settings.put("heads", args.whole(1, "nhead", 4));
        settings.put("hidden", args.whole(2, "dim_feedforward", 2048));
        settings.put("dropout", args.real(3, "dropout", 0.1));
        settings.put("normalise", args.flag("norm_first", false) ? "before" : "after");
      }
      case "constant" -> {
        put(settings, "shape", list(args.find(0, "shape")));
        settings.put("value", args.real(1, "value", 0));
        settings.put("learned", args.flag("learned", false));
      }
      case "noise" -> put(settings, "shape", list(args.find(0, "shape")));
      case "dropout", "spatialDropout", "alphaDropout" ->
          settings.put("rate", args.real(0, "p", 0.5));
      case "gaussianNoise" -> settings.put("deviation", args.real(0, "deviation", 0.1));
      case "randomFlip" -> {
        settings.put("axis", args.text(0, "axis", "horizontal"));
        settings.put("probability", args.real(1, "probability", 0.5));
      }
      case "randomShift" -> settings.put("pixels", args.whole(0, "pixels", 4));
      case "randomAffine" -> {
        settings.put("degrees", args.real(0, "degrees", 10));
        settings.put("scale", args.real(1, "scale", 0.1));
        settings.put("shear", args.real(2, "shear", 0));
      }
      case "randomLight" -> {
        settings.put("brightness", args.real(0, "brightness", 0.2));
        settings.put("contrast", args.real(1, "contrast", 0.2));
      }
      case "cutOut" -> settings.put("size", args.whole(0, "size", 8));
      case "spectrumMask" -> {
        settings.put("bands", args.whole(0, "bands", 6));
        settings.put("frames", args.whole(1, "frames", 8));
      }
      case "spectrogram", "melSpectrogram", "mfcc" -> sound(kind, args, settings);
      case "leakyRelu" -> settings.put("alpha", args.real(0, "negative_slope", 0.01));
      case "elu", "celu" -> settings.put("alpha", args.real(0, "alpha", 1));
      case "softmax", "glu" -> settings.put("over", over(args.find(0, "dim")));
      default -> {}
    }
  }

  /** Nodes of sound, as this program's own code names their arguments. */
  private static void sound(String kind, PyArguments args, ObjectNode settings) {
    settings.put("window", args.whole(0, "window", 512));
    settings.put("hop", args.whole(1, "hop", 256));
    if (!kind.equals("spectrogram")) {
      settings.put("bands", args.whole(2, "bands", 40));
      int rate = kind.equals("mfcc") ? 4 : 3;
      settings.put("sampleRate", args.whole(rate, "rate", 16_000));
      settings.put("lowest", args.real(PyArguments.BY_NAME, "lowest", 0));
      settings.put("highest", args.real(PyArguments.BY_NAME, "highest", 0));
    }
    if (kind.equals("mfcc")) {
      settings.put("coefficients", args.whole(3, "coefficients", 13));
    } else {
      settings.put("logarithm", args.flag("logarithm", true));
    }
    settings.put("floor", args.real(PyArguments.BY_NAME, "floor", 1e-6));
  }

  /** The axis of a softmax: the first behind the batch, or the last. */
  static String over(@Nullable PyValue axis) {
    return new PyValue.Num(1).equals(axis) ? "first" : "last";
  }

  static int axes(String kind) {
    return kind.charAt(kind.length() - 2) - '0';
  }

  private static void window(int axes, PyArguments args, int first, ObjectNode settings) {
    put(settings, "kernel", args.wholes(first, "kernel_size", axes, 3));
    put(settings, "stride", args.wholes(first + 1, "stride", axes, 1));
    List<Long> pad = args.wholes(first + 2, "padding", axes, 0);
    if (args.find(first + 2, "padding") instanceof PyValue.Text(String word)) {
      settings.put("padding", word);
    } else if (pad.stream().anyMatch(p -> p != 0)) {
      settings.put("padding", "explicit");
      put(settings, "pad", pad);
    } else {
      settings.put("padding", "valid");
    }
    put(settings, "dilation", args.wholes(first + 3, "dilation", axes, 1));
  }

  /** Kernel, stride and padding of a pooling, which may be a function's too. */
  static void pool(int axes, PyArguments args, int first, ObjectNode settings) {
    List<Long> size = args.wholes(first, "kernel_size", axes, 2);
    put(settings, "kernel", size);
    put(
        settings,
        "stride",
        args.given(first + 1, "stride") ? args.wholes(first + 1, "stride", axes, 2) : size);
    put(settings, "pad", args.wholes(first + 2, "padding", axes, 0));
  }

  private static List<Long> list(@Nullable PyValue value) {
    return value instanceof PyValue.Several(List<PyValue> items) && !items.isEmpty()
        ? PyArguments.numbers(items)
        : List.of(1L);
  }
}
