package org.layerloom.engine.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.engine.Flows;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Parameter;
import org.layerloom.network.Shape;
import org.layerloom.race.Rule;

/** Steps of every optimiser against plain arithmetic, on a network whose gradient is known. */
final class OptimiserGateTest {

  private static final int STEPS = 7;
  private static final double RATE = 0.05;

  static java.util.stream.Stream<String> optimisers() {
    Parameter parameter = Catalogue.standard().kind("train").parameter("optimizer");
    return ((Parameter.Type.Choice) parameter.type()).words().stream();
  }

  static Flows linear(Object... training) {
    return new Flows(Shape.of(3), 0, Shape.of(2))
        .then("out", "dense", "units", 2, "bias", false)
        .loss("loss", "mse")
        .train(training);
  }

  /** Of the mean over batch and outputs of (w x - t)². */
  private static double[] gradient(DoubleRun run, double[] w) {
    double[] gradient = new double[6];
    for (int n = 0; n < run.batch; n++) {
      for (int o = 0; o < 2; o++) {
        double error = -run.targets[n * 2 + o];
        for (int i = 0; i < 3; i++) {
          error += w[o * 3 + i] * run.features[n * 3 + i];
        }
        for (int i = 0; i < 3; i++) {
          gradient[o * 3 + i] += 2 * error * run.features[n * 3 + i] / (run.batch * 2);
        }
      }
    }
    return gradient;
  }

  private static void compare(Flows flows, PlainOptimisers.Rule rule) {
    int[] step = {0};
    compareAll(
        flows,
        (w, gradient, rate) -> {
          step[0]++;
          for (int i = 0; i < w.length; i++) {
            w[i] = rule.next(step[0], i, w[i], gradient[i]);
          }
        });
  }

  /** Compares steps that are taken with all numbers at once. */
  static void compareAll(Flows flows, Rule.Mover mover) {
    try (DoubleRun run = new DoubleRun(flows, 4, 9)) {
      double[] w = run.state[0].clone();
      for (int step = 1; step <= STEPS; step++) {
        mover.step(w, gradient(run, w), RATE);
        run.step(RATE);
        for (int i = 0; i < w.length; i++) {
          assertThat(run.state[0][i])
              .as("weight %d after step %d", i, step)
              .isCloseTo(w[i], within(1e-6));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("optimisers")
  void aStepIsThePublishedFormula(String optimiser) {
    compare(linear("optimizer", optimiser), PlainOptimisers.rule(optimiser, 0.05, 6));
  }

  @Test
  void momentumGathersSpeed() {
    double[] speed = new double[6];
    compare(
        linear("optimizer", "sgd", "momentum", 0.8),
        (step, i, w, g) -> {
          speed[i] = 0.8 * speed[i] + g;
          return w - 0.05 * speed[i];
        });
  }

  @Test
  void nesterovLooksAhead() {
    double[] speed = new double[6];
    compare(
        linear("optimizer", "sgd", "momentum", 0.8, "nesterov", true),
        (step, i, w, g) -> {
          speed[i] = 0.8 * speed[i] + g;
          return w - 0.05 * (g + 0.8 * speed[i]);
        });
  }
}
