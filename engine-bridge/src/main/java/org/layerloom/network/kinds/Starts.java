package org.layerloom.network.kinds;

import org.layerloom.network.Parameter;
import org.layerloom.network.Settings;
import org.layerloom.network.Weight.Start;

/** How weights that multiply may start, by the names that papers and libraries give. */
final class Starts {

  private Starts() {}

  static Parameter parameter() {
    return Parameter.choice(
        "initializer",
        "glorotUniform",
        "glorotNormal",
        "heUniform",
        "heNormal",
        "lecunNormal",
        "zeros");
  }

  /**
   * @param fanIn numbers that meet in one output
   * @param fanOut outputs that one number reaches
   */
  static Start of(Settings settings, long fanIn, long fanOut) {
    return switch (settings.text("initializer")) {
      case "glorotNormal" -> new Start.Normal(Math.sqrt(2.0 / (fanIn + fanOut)));
      case "heUniform" -> Start.he(fanIn);
      case "heNormal" -> new Start.Normal(Math.sqrt(2.0 / fanIn));
      case "lecunNormal" -> new Start.Normal(Math.sqrt(1.0 / fanIn));
      case "zeros" -> new Start.Constant(0);
      default -> Start.glorot(fanIn, fanOut);
    };
  }
}
