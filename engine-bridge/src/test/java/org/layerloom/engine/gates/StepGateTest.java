package org.layerloom.engine.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.data.Samples;
import org.layerloom.engine.Flows;
import org.layerloom.engine.program.Program;
import org.layerloom.engine.trainer.Session;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;
import org.layerloom.network.LayerKind;
import org.layerloom.network.PortRef;

/**
 * A step that is walked through is the step that training does, for every kind of layer: what is
 * shown on the way forward is what the network computes, and plain descent moves each parameter by
 * the rate times the gradient that is shown, in single precision's rounding.
 */
final class StepGateTest {

  private static final double RATE = 0.5;
  private static final double NEAR = 1e-6;

  static Stream<String> layers() {
    return Catalogue.standard().all().stream().filter(LayerKind.class::isInstance).map(Kind::id);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aWalkIsTrainingsOwnStep(String kind) {
    List<Flows> flows =
        new KindFlows(Catalogue.standard().kind(kind), 5)
            .some(2, "optimizer", "sgd", "momentum", 0.0);

    assertThat(flows).as("settings and inputs that %s takes", kind).isNotEmpty();
    for (Flows flow : flows) {
      Program program = flow.compile();
      Samples samples = SettingsGateTest.samples(program);
      try (Session session = Session.open(program, "cpu", 1)) {
        session.start(3);
        List<NamedTensor> state = session.snapshot();

        Session.Walked walked = session.walk(samples, Map.of(), RATE, 11);

        for (int i = 0; i < state.size(); i++) {
          near(numbers(walked.before().get(i)), numbers(state.get(i)), "before");
        }
        near(numbers(session.snapshot().getFirst()), numbers(state.getFirst()), "kept as it was");
        updates(program, walked);
        forward(program, session, samples, walked);
      }
    }
  }

  /** The update of the compiled training program against the gradient that is shown. */
  private static void updates(Program program, Session.Walked walked) {
    List<Integer> moved = program.aims().getFirst().places();
    for (int turn = 0; turn < moved.size(); turn++) {
      float[] before = numbers(walked.before().get(moved.get(turn)));
      float[] after = numbers(walked.after().get(moved.get(turn)));
      float[] gradient = walked.results().get(1 + program.outputs().size() + turn);
      assertThat(gradient).hasSameSizeAs(before);
      for (int i = 0; i < before.length; i++) {
        double told = before[i] - RATE * gradient[i];
        if (!(Math.abs(after[i] - told) <= NEAR * Math.max(1, Math.abs(told)))) {
          assertThat((double) after[i])
              .as("%s[%d]", program.slots().get(moved.get(turn)).key(), i)
              .isEqualTo(told);
        }
      }
    }
  }

  /**
   * The loss that is made of what is shown is training's, and the gradients that flow back between
   * nodes are those that reach the parameters: of the last layer's bias, the sum over the samples.
   */
  private static void forward(
      Program program, Session session, Samples samples, Session.Walked walked) {
    List<float[]> results = walked.results();
    double loss = results.getFirst()[0];
    assertThat((double) results.get(1)[0])
        .isCloseTo(loss, within(NEAR * Math.max(1, Math.abs(loss))));
    int first = 2 + program.aims().getFirst().places().size();
    int ports = program.activations().size();
    assertThat(results).hasSize(first + 2 * ports);
    int last = program.activations().indexOf(PortRef.of("tail", "out"));
    float[] flowing = results.get(first + ports + last);
    int bias = program.slots().stream().map(slot -> slot.key()).toList().indexOf("tail.bias");
    float[] arriving = results.get(2 + program.aims().getFirst().places().indexOf(bias));
    float[] sum = new float[arriving.length];
    for (int i = 0; i < flowing.length; i++) {
      sum[i % sum.length] += flowing[i];
    }
    near(sum, arriving, "gradient of the last layer");
    // What draws lots in training does not do so outside.
    List<float[]> otherwise = session.walk(samples, Map.of(), RATE, 12).results();
    boolean random = false;
    for (int i = first; i < first + ports; i++) {
      random |= !Arrays.equals(results.get(i), otherwise.get(i));
    }
    boolean batch = program.source().contains("torch.batch_norm");
    if (!random && !batch) {
      List<float[]> computed = session.activations(samples);
      for (int i = 0; i < ports; i++) {
        near(results.get(first + i), computed.get(i), program.activations().get(i).toString());
      }
    }
  }

  private static float[] numbers(NamedTensor tensor) {
    FloatBuffer values = tensor.values().duplicate();
    float[] numbers = new float[values.remaining()];
    values.get(numbers);
    return numbers;
  }

  private static void near(float[] shown, float[] computed, String where) {
    assertThat(shown).as(where).hasSameSizeAs(computed);
    for (int i = 0; i < shown.length; i++) {
      boolean same = Float.isNaN(shown[i]) && Float.isNaN(computed[i]);
      if (!same
          && !(Math.abs(shown[i] - computed[i]) <= NEAR * Math.max(1, Math.abs(computed[i])))) {
        assertThat(shown[i]).as("%s, number %s", where, i).isEqualTo(computed[i]);
      }
    }
  }
}
