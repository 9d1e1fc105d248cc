package org.layerloom.network.kinds;

import org.layerloom.network.Parameter;
import org.layerloom.network.Settings;
import org.layerloom.network.TorchCode;

/** The activation that many layers carry as a setting. */
final class Activations {

  private Activations() {}

  static Parameter parameter() {
    return Parameter.choice("activation", "none", "relu", "sigmoid", "tanh", "softmax");
  }

  static String apply(TorchCode code, String x) {
    return switch (code.settings().text("activation")) {
      case "relu" -> code.let("torch.relu(" + x + ")");
      case "sigmoid" -> code.let("torch.sigmoid(" + x + ")");
      case "tanh" -> code.let("torch.tanh(" + x + ")");
      case "softmax" -> code.let("torch.softmax(" + x + ", 1)");
      default -> x;
    };
  }

  static String summary(Settings settings) {
    return switch (settings.text("activation")) {
      case "relu" -> " · ReLU";
      case "sigmoid" -> " · sigmoid";
      case "tanh" -> " · tanh";
      case "softmax" -> " · softmax";
      default -> "";
    };
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
