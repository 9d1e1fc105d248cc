package org.layerloom.engine.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.data.Samples;
import org.layerloom.engine.Flows;
import org.layerloom.engine.program.Program;
import org.layerloom.engine.trainer.Session;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;
import org.layerloom.network.LayerKind;

/** One can look into every kind of layer: what it computes, and the gradients back to the data. */
final class LookGateTest {

  static Stream<String> layers() {
    return Catalogue.standard().all().stream().filter(LayerKind.class::isInstance).map(Kind::id);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void whatIsSeenIsWhatIsComputed(String kind) {
    for (Flows flow : new KindFlows(Catalogue.standard().kind(kind), 78).some(1)) {
      Program program = flow.compile();
      Samples samples = SettingsGateTest.samples(program);
      try (Session session = Session.open(program, "cpu", 1)) {
        session.start(3);

        List<float[]> seen = session.look("look", samples, 0, 1);

        List<float[]> activations = session.activations(samples);
        int ports = program.activations().size();
        assertThat(seen).hasSize(2 * ports);
        for (int i = 0; i < ports; i++) {
          near(seen.get(i), activations.get(i), program.activations().get(i).toString());
          assertThat(seen.get(ports + i)).hasSameSizeAs(seen.get(i));
        }
        // The answer asked about is the second of the last layer's three.
        int last = program.activations().indexOf(org.layerloom.network.PortRef.of("tail", "out"));
        assertThat(seen.get(ports + last)).startsWith(0, 1, 0, 0, 1, 0);
        assertThat(session.look("judge", samples)).hasSize(2);
      }
    }
  }

  private static void near(float[] seen, float[] computed, String where) {
    assertThat(seen).as(where).hasSameSizeAs(computed);
    for (int i = 0; i < seen.length; i++) {
      // Another order of sums: training's own layout in memory differs.
      if (!(Math.abs(seen[i] - computed[i]) <= 1e-4 * (1 + Math.abs(computed[i])))) {
        assertThat(seen[i]).as("%s, number %s", where, i).isEqualTo(computed[i]);
      }
    }
  }
}
