package org.layerloom.engine.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.engine.Flows;
import org.layerloom.engine.program.Slot;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;
import org.layerloom.network.LayerKind;
import org.layerloom.network.LossKind;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;

/**
 * Every kind's gradient, with random settings on odd sizes, against finite differences in double
 * precision. A step of plain descent with rate 1 gives the gradient as the compiled program sees
 * it; with rate 0 it gives the loss.
 */
final class GradientGateTest {

  private static final double NUDGE = 1e-5;
  private static final int NUDGES_A_WEIGHT = 4;

  static Stream<String> layers() {
    return Catalogue.standard().all().stream().filter(LayerKind.class::isInstance).map(Kind::id);
  }

  static Stream<String> losses() {
    return Catalogue.standard().all().stream()
        .filter(LossKind.class::isInstance)
        .map(Kind::id)
        .filter(id -> !id.equals("ctc"));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aLayersGradientIsTheSlopeOfTheLoss(String kind) {
    List<Flows> flows =
        new KindFlows(Catalogue.standard().kind(kind), 1)
            .some(3, "optimizer", "sgd", "momentum", 0.0);

    assertThat(flows).as("settings and inputs that %s takes", kind).isNotEmpty();
    for (Flows flow : flows) {
      check(flow);
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aLossesGradientIsItsSlope(String kind) {
    int checked = 0;
    Object[] training = {"optimizer", "sgd", "momentum", 0.0};
    for (String squash : List.of("none", "softmax", "sigmoid")) {
      for (String said : List.of("logits", "probabilities")) {
        for (Signal.Labels labels :
            List.of(
                new Signal.Labels(3, Shape.of()),
                new Signal.Labels(2, Shape.of()),
                new Signal.Labels(0, Shape.of(3)))) {
          int width = labels.classes() == 2 ? 1 : 3;
          Flows flow =
              new Flows(Signal.Tensor.real(Shape.of(5)), labels)
                  .then("out", "dense", "units", width, "activation", squash);
          boolean told = Catalogue.standard().kind(kind).hasParameter("predictions");
          flow = told ? flow.loss("loss", kind, "predictions", said) : flow.loss("loss", kind);
          flow.train(training);
          boolean probable = squash.equals("none") == said.equals("logits");
          if (flow.analysis().sound() && (!told || probable)) {
            check(flow);
            checked++;
          }
        }
      }
    }
    assertThat(checked).as("ways to use %s", kind).isPositive();
  }

  /** CTC compares sequences: labels of up to one letter, class 0 being the blank. */
  @Test
  void ctcsGradientIsItsSlope() {
    Flows flow =
        new Flows(Signal.Tensor.real(Shape.of(5, 4)), new Signal.Labels(3, Shape.of(1)))
            .then("out", "dense", "units", 3)
            .loss("loss", "ctc");

    check(flow.train("optimizer", "sgd", "momentum", 0.0));
  }

  static void check(Flows flow) {
    try (DoubleRun run = new DoubleRun(flow, 3, 5)) {
      double[][] start = copy(run.state);
      run.step(1);
      double[][] moved = copy(run.state);
      Random random = new Random(3);
      for (int place = 0; place < run.program.trained(); place++) {
        Slot slot = run.program.slots().get(place);
        for (int n = 0; n < NUDGES_A_WEIGHT; n++) {
          int at = random.nextInt(start[place].length);
          double gradient = start[place][at] - moved[place][at];
          double slope = slope(run, start, place, at, NUDGE);
          if (Math.abs(gradient - slope) > 1e-6 + 1e-5 * Math.abs(slope)) {
            // A ReLU's kink within the nudge bends the difference: look closer.
            slope = slope(run, start, place, at, NUDGE / 100);
          }
          assertThat(gradient)
              .as("%s[%d] in %s", slot.key(), at, flow.graph().nodes())
              .isCloseTo(slope, within(1e-5 + 1e-5 * Math.abs(slope)));
        }
      }
    }
  }

  private static double slope(DoubleRun run, double[][] start, int place, int at, double nudge) {
    return (loss(run, start, place, at, nudge) - loss(run, start, place, at, -nudge)) / (2 * nudge);
  }

  private static double loss(DoubleRun run, double[][] start, int place, int at, double nudge) {
    for (int i = 0; i < start.length; i++) {
      run.state[i] = start[i].clone();
    }
    run.state[place][at] += nudge;
    return run.step(0);
  }

  private static double[][] copy(double[][] state) {
    double[][] copy = new double[state.length][];
    for (int i = 0; i < state.length; i++) {
      copy[i] = state[i].clone();
    }
    return copy;
  }
}
