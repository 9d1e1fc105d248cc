package org.layerloom.engine.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.data.Samples;
import org.layerloom.engine.Flows;
import org.layerloom.engine.torch.TorchFile;
import org.layerloom.engine.trainer.Exports;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.proof.Difference;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;
import org.layerloom.network.LayerKind;
import org.layerloom.network.PortRef;
import org.layerloom.network.Shape;

/**
 * Every layer kind, with random settings on odd sizes, written as a TorchScript file and loaded
 * afresh, answers what the engine answers.
 */
final class TorchScriptGateTest {

  private static final double TOLERANCE = 1e-5;

  @TempDir private Path folder;

  static Stream<String> layers() {
    return Catalogue.standard().all().stream().filter(LayerKind.class::isInstance).map(Kind::id);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aFileLoadedAfreshAnswersTheSame(String kind) throws IOException {
    int number = 0;
    for (Flows flow : new KindFlows(Catalogue.standard().kind(kind), 7).some(2)) {
      SingleRun run = new SingleRun(flow, 3, 11);
      Path file = folder.resolve(kind + number++ + ".pt");
      List<NamedTensor> weights =
          run.program.slots().stream()
              .map(slot -> Objects.requireNonNull(run.weights.get(slot.key())))
              .toList();
      Exports.torchscript(file, run.program, weights);
      FloatBuffer wanted = Objects.requireNonNull(run.activations().get(PortRef.of("tail", "out")));

      try (TorchFile module = TorchFile.open(file)) {
        float[] found = module.forward(samples(run)).getFirst();
        assertThat(Difference.between(wanted, FloatBuffer.wrap(found)))
            .as("%s", flow.graph().nodes())
            .isLessThan(TOLERANCE);
      }
    }
    assertThat(number).isPositive();
  }

  private static Samples samples(SingleRun run) {
    boolean real = run.program.features().calculable();
    int size = run.features.remaining();
    ByteBuffer bytes = ByteBuffer.allocate(size * (real ? 4 : 8)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < size; i++) {
      if (real) {
        bytes.putFloat(run.features.get(i));
      } else {
        bytes.putLong((long) run.features.get(i));
      }
    }
    return new Samples(
        run.batch,
        run.program.features().shape(),
        real ? Samples.Type.FLOAT : Samples.Type.INDEX,
        bytes.flip(),
        0,
        Shape.of(3),
        ByteBuffer.allocate(4 * 3 * run.batch));
  }
}
