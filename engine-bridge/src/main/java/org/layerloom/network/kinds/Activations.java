package org.layerloom.network.kinds;

import org.layerloom.network.Parameter;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.TorchCode;

/** The activation that many layers carry as a setting. */
final class Activations {

  private Activations() {}

  static Parameter parameter() {
    return Parameter.choice("activation", "none", "relu", "sigmoid", "tanh", "softmax");
  }

  /**
   * @param classes the axis of a softmax, counted with the batch: 1 for channels, -1 for the last
   */
  static String apply(TorchCode code, String x, int classes) {
    return switch (code.settings().text("activation")) {
      case "relu" -> rectified(code, x);
      case "sigmoid" -> {
        String y = code.lazily("torch.sigmoid(" + x + ")");
        code.squashed(y, x);
        yield y;
      }
      case "tanh" -> code.let("torch.tanh(" + x + ")");
      case "softmax" -> Softmax.of(code, x, classes);
      default -> x;
    };
  }

  /** Writes a ReLU that a pooling behind it may put off. */
  static String rectified(TorchCode code, String x) {
    String y = code.lazily("torch.relu(" + x + ")");
    code.rectified(y, x);
    return y;
  }

  /** What comes out of a layer with this setting. */
  static Signal signal(Settings settings, Shape shape) {
    Signal.Numbers numbers =
        switch (settings.text("activation")) {
          case "sigmoid" -> Signal.Numbers.UNIT;
          case "softmax" -> Signal.Numbers.SHARES;
          default -> Signal.Numbers.REAL;
        };
    return new Signal.Tensor(shape, numbers, 0);
  }

  static String summary(Settings settings) {
    return settings.text("activation").equals("none") ? "" : " · {activation}";
  }

  static String formula(Settings settings, String inner) {
    return switch (settings.text("activation")) {
      case "relu" -> "\\max(0,\\, " + inner + ")";
      case "sigmoid" -> "\\sigma(" + inner + ")";
      case "tanh" -> "\\tanh(" + inner + ")";
      case "softmax" -> "\\mathrm{softmax}(" + inner + ")";
      default -> inner;
    };
  }
}
