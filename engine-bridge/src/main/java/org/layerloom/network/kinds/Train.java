package org.layerloom.network.kinds;

import java.util.List;
import java.util.function.Predicate;
import org.layerloom.network.Family;
import org.layerloom.network.Objectives;
import org.layerloom.network.Parameter;
import org.layerloom.network.Port;
import org.layerloom.network.PortType;
import org.layerloom.network.Settings;

/** How the losses' sum is made smaller: the optimiser and how long it works. */
final class Train extends Flow {

  private static final Predicate<Settings> BETAS =
      uses("adam", "adamw", "adamax", "nadam", "radam", "lion");

  Train() {
    super(
        "train",
        Family.RUN,
        "fth-play",
        List.of(Port.many("loss", PortType.LOSS)),
        List.of(Port.of("model", PortType.MODEL)),
        "{optimizer} {learningRate} · {batchSize} · {epochs}",
        Parameter.choice(
            "optimizer",
            "adam",
            "adamw",
            "sgd",
            "rmsprop",
            "adagrad",
            "adadelta",
            "adamax",
            "nadam",
            "radam",
            "lion"),
        Parameter.factor("learningRate", 1e-3, 1e-8, 10),
        Parameter.real("momentum", 0, 0, 0.9999).when(uses("sgd", "rmsprop")),
        Parameter.yesNo("nesterov", false).when(s -> uses("sgd").test(s) && s.real("momentum") > 0),
        Parameter.real("beta1", 0.9, 0, 0.9999).when(BETAS),
        Parameter.real("beta2", 0.999, 0, 0.999999).when(BETAS),
        Parameter.real("rho", 0.9, 0, 0.9999).when(uses("rmsprop", "adadelta")),
        Parameter.factor("epsilon", 1e-8, 1e-12, 1).when(uses("sgd", "lion").negate()),
        Parameter.real("weightDecay", 0, 0, 10),
        Parameter.real("l1", 0, 0, 10),
        Parameter.choice("clip", "none", "norm", "value"),
        Parameter.factor("clipAt", 1, 1e-6, 1e6).when(s -> !s.text("clip").equals("none")),
        Parameter.choice(
            "schedule",
            "constant",
            "step",
            "exponential",
            "polynomial",
            "cosine",
            "restarts",
            "oneCycle",
            "plateau"),
        Parameter.whole("every", 10, 1, 100_000).when(follows("step", "restarts", "plateau")),
        Parameter.factor("factor", 0.1, 1e-6, 1).when(follows("step", "exponential", "plateau")),
        Parameter.real("power", 1, 0.01, 100).when(follows("polynomial")),
        Parameter.real("least", 0, 0, 1).when(follows("constant").negate()),
        Parameter.whole("warmup", 0, 0, 100_000),
        Parameter.whole("epochs", 10, 1, 1_000_000),
        Parameter.whole("batchSize", 64, 1, 1_000_000),
        Parameter.whole("accumulate", 1, 1, 10_000),
        Parameter.real("average", 0, 0, 0.99999),
        Parameter.whole("patience", 0, 0, 100_000),
        Parameter.yesNo("restoreBest", false),
        Parameter.yesNo("keepZeros", false),
        Parameter.text(Objectives.UPDATES, "", 2_000),
        Parameter.whole("turn", 1, 1, 100).when(s -> !Objectives.names(s).isEmpty()),
        Parameter.whole("seed", 1, 0, Integer.MAX_VALUE));
  }

  private static Predicate<Settings> uses(String... optimizers) {
    return settings -> List.of(optimizers).contains(settings.text("optimizer"));
  }

  private static Predicate<Settings> follows(String... schedules) {
    return settings -> List.of(schedules).contains(settings.text("schedule"));
  }

  @Override
  public String summary(Settings settings) {
    // Among several it matters most whose weights a train node moves.
    return Objectives.names(settings).isEmpty()
        ? super.summary(settings)
        : "{updates} · {optimizer}";
  }

  @Override
  public String formula(Settings settings) {
    if (settings.text("optimizer").equals("lion")) {
      return "\\theta \\leftarrow \\theta - \\eta\\, \\mathrm{sign}(\\beta_1 m + (1-\\beta_1) \\nabla_\\theta L)";
    }
    if (!settings.text("optimizer").equals("sgd")) {
      return "\\theta \\leftarrow \\theta - \\eta\\, \\frac{\\hat m}{\\sqrt{\\hat v} + \\epsilon}";
    }
    return settings.real("momentum") > 0
        ? "v \\leftarrow \\mu v + \\nabla_\\theta L,\\quad \\theta \\leftarrow \\theta - \\eta v"
        : "\\theta \\leftarrow \\theta - \\eta\\, \\nabla_\\theta L";
  }
}
