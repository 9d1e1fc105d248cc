package org.layerloom.engine.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerloom.engine.Flows;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;

/** Losses under their settings: weights of classes, labels that do not count, smoothing, sums. */
final class LossSettingsTest {

  private static final int BATCH = 7;
  private static final double[] WEIGHTS = {0.5, 2, 1.25};

  private static Flows classifier(String activation, Object... settings) {
    return new Flows(Shape.of(5), 3, Shape.of())
        .then("out", "dense", "units", 3, "activation", activation)
        .loss("loss", "crossEntropy", settings);
  }

  private static double[] output(DoubleRun run, String node) {
    List<double[]> all = run.activations();
    for (int i = 0; i < all.size(); i++) {
      if (run.program.activations().get(i).node().equals(new NodeId(node))) {
        return all.get(i);
      }
    }
    throw new IllegalArgumentException(node);
  }

  /** {@code -log p} of every class, from logits. */
  private static double[] costs(double[] logits, int sample) {
    double all = 0;
    for (int c = 0; c < 3; c++) {
      all += Math.exp(logits[sample * 3 + c]);
    }
    double[] costs = new double[3];
    for (int c = 0; c < 3; c++) {
      costs[c] = Math.log(all) - logits[sample * 3 + c];
    }
    return costs;
  }

  @ParameterizedTest
  @CsvSource({"0, 1000", "0.2, 1000", "0, 1", "0.3, -100", "0.3, 2"})
  void classesCountAsTheirWeightsSayAndIgnoredLabelsDoNot(double smoothing, int ignored) {
    Flows flows =
        classifier(
            "none",
            "smoothing",
            smoothing,
            "classWeights",
            "given",
            "classNumbers",
            "0.5, 2; 1.25",
            "ignores",
            true,
            "ignored",
            ignored);
    try (DoubleRun run = new DoubleRun(flows.train(), BATCH, 21)) {
      if (ignored < 0) {
        // A label that is no class at all.
        run.classes[2] = ignored;
      }
      double sum = 0;
      double mass = 0;
      double[] logits = output(run, "out");
      for (int n = 0; n < BATCH; n++) {
        int label = (int) run.classes[n];
        if (label == ignored) {
          continue;
        }
        double[] costs = costs(logits, n);
        double spread = 0;
        for (int c = 0; c < 3; c++) {
          spread += WEIGHTS[c] * costs[c] / 3;
        }
        sum += (1 - smoothing) * WEIGHTS[label] * costs[label] + smoothing * spread;
        mass += WEIGHTS[label];
      }
      assertThat(run.step(0)).isCloseTo(sum / mass, within(1e-9));
    }
  }

  @Test
  void fromProbabilitiesTheyCountTheSame() {
    Object[] settings = {"classWeights", "given", "classNumbers", "0.5 2 1.25"};
    double fromLogits;
    try (DoubleRun run = new DoubleRun(classifier("none", settings).train(), BATCH, 22)) {
      fromLogits = run.step(0);
    }
    Object[] shares = {
      "classWeights", "given", "classNumbers", "0.5 2 1.25", "predictions", "probabilities"
    };
    try (DoubleRun run = new DoubleRun(classifier("softmax", shares).train(), BATCH, 22)) {
      assertThat(run.step(0)).isCloseTo(fromLogits, within(1e-9));
    }
  }

  @Test
  void aBatchInWhichNothingCountsCostsAndMovesNothing() {
    Flows flows = classifier("none", "ignores", true, "ignored", -1).train("optimizer", "sgd");
    try (DoubleRun run = new DoubleRun(flows, BATCH, 23)) {
      Arrays.fill(run.classes, -1);
      double[] before = run.state[0].clone();

      assertThat(run.step(1)).isZero();
      assertThat(run.state[0]).isEqualTo(before);
    }
  }

  @Test
  void theGradientIsTheSlope() {
    for (String weights : List.of("none", "balanced", "given")) {
      GradientGateTest.check(
          classifier(
                  "none",
                  "classWeights",
                  weights,
                  "classNumbers",
                  "1, 3, 0.2",
                  "smoothing",
                  0.1,
                  "ignores",
                  true,
                  "ignored",
                  1)
              .train("optimizer", "sgd", "momentum", 0.0));
    }
    GradientGateTest.check(
        new Flows(Shape.of(5), 0, Shape.of(2))
            .then("out", "dense", "units", 2)
            .loss("loss", "binaryCrossEntropy", "positiveWeight", 3.0)
            .train("optimizer", "sgd", "momentum", 0.0));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 9})
  void aBatchInPiecesTakesTheSameStep(int pieces) {
    // Given a loss that does not count every sample alike,
    Object[] loss = {
      "classWeights", "given", "classNumbers", "0.5, 2, 1.25", "ignores", true, "ignored", 1
    };
    double[] whole;
    double expected;
    try (DoubleRun run =
        new DoubleRun(classifier("none", loss).train("optimizer", "sgd"), BATCH, 24)) {
      expected = run.step(0.1);
      whole = run.state[0].clone();
    }

    // when the batch is calculated in pieces,
    Flows flows = classifier("none", loss).train("optimizer", "sgd", "accumulate", pieces);
    try (DoubleRun run = new DoubleRun(flows, BATCH, 24)) {
      double cost = run.step(0.1);

      // then loss and step are those of the whole batch.
      assertThat(cost).isCloseTo(expected, within(1e-6));
      for (int i = 0; i < whole.length; i++) {
        assertThat(run.state[0][i]).isCloseTo(whole[i], within(1e-7));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"none, logits", "sigmoid, probabilities"})
  void aRareYesMayCountMore(String activation, String predictions) {
    Flows flows =
        new Flows(Shape.of(5), 2, Shape.of())
            .then("out", "dense", "units", 1, "activation", activation)
            .loss("loss", "binaryCrossEntropy", "predictions", predictions, "positiveWeight", 4.0)
            .train();
    try (DoubleRun run = new DoubleRun(flows, BATCH, 25)) {
      double[] out = output(run, "out");
      double expected = 0;
      for (int n = 0; n < BATCH; n++) {
        double p = activation.equals("none") ? 1 / (1 + Math.exp(-out[n])) : out[n];
        expected -= (run.classes[n] == 1 ? 4 * Math.log(p) : Math.log(1 - p)) / BATCH;
      }
      assertThat(run.step(0)).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void severalLossesAndAuxiliaryOutputsAddUpByTheirWeights() {
    // Given a network with an answer half way, whose loss counts less,
    Flows flows =
        new Flows(Shape.of(5), 3, Shape.of())
            .then("front", "dense", "units", 6, "activation", "tanh")
            .then("aux", "dense", "units", 3)
            .loss("half", "crossEntropy", "weight", 0.3)
            .from("front")
            .then("out", "dense", "units", 3)
            .loss("whole", "crossEntropy")
            .from("out")
            .loss("margins", "hinge", "weight", 2.0)
            .train("optimizer", "sgd", "momentum", 0.0);
    GradientGateTest.check(flows);
    try (DoubleRun run = new DoubleRun(flows, BATCH, 26)) {
      // then the loss is their sum.
      double[] aux = output(run, "aux");
      double[] out = output(run, "out");
      double expected = 0;
      for (int n = 0; n < BATCH; n++) {
        int label = (int) run.classes[n];
        expected += (0.3 * costs(aux, n)[label] + costs(out, n)[label]) / BATCH;
        for (int c = 0; c < 3; c++) {
          if (c != label) {
            expected += 2 * Math.max(0, 1 - out[n * 3 + label] + out[n * 3 + c]) / 3 / BATCH;
          }
        }
      }
      assertThat(run.step(0)).isCloseTo(expected, within(1e-9));
    }
  }
}
