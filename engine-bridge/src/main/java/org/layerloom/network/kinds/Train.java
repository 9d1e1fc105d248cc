package org.layerloom.network.kinds;

import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Parameter;
import org.layerloom.network.Port;
import org.layerloom.network.PortType;
import org.layerloom.network.Settings;

/** How the losses' sum is made smaller: the optimiser and how long it works. */
final class Train extends Flow {

  Train() {
    super(
        "train",
        Family.RUN,
        "fth-play",
        List.of(Port.many("loss", PortType.LOSS)),
        List.of(Port.of("model", PortType.MODEL)),
        "{optimizer} {learningRate} · {batchSize} · {epochs}",
        Parameter.choice("optimizer", "adam", "sgd"),
        Parameter.factor("learningRate", 1e-3, 1e-8, 10),
        Parameter.real("momentum", 0, 0, 0.9999).when(Train::sgd),
        Parameter.yesNo("nesterov", false).when(s -> sgd(s) && s.real("momentum") > 0),
        Parameter.real("beta1", 0.9, 0, 0.9999).when(Train::adam),
        Parameter.real("beta2", 0.999, 0, 0.999999).when(Train::adam),
        Parameter.factor("epsilon", 1e-8, 1e-12, 1).when(Train::adam),
        Parameter.whole("epochs", 10, 1, 1_000_000),
        Parameter.whole("batchSize", 64, 1, 1_000_000),
        Parameter.whole("seed", 1, 0, Integer.MAX_VALUE));
  }

  private static boolean sgd(Settings settings) {
    return settings.text("optimizer").equals("sgd");
  }

  private static boolean adam(Settings settings) {
    return settings.text("optimizer").equals("adam");
  }

  @Override
  public String formula(Settings settings) {
    if (adam(settings)) {
      return "\\theta \\leftarrow \\theta - \\eta\\, \\frac{\\hat m}{\\sqrt{\\hat v} + \\epsilon}";
    }
    return settings.real("momentum") > 0
        ? "v \\leftarrow \\mu v + \\nabla_\\theta L,\\quad \\theta \\leftarrow \\theta - \\eta v"
        : "\\theta \\leftarrow \\theta - \\eta\\, \\nabla_\\theta L";
  }
}
