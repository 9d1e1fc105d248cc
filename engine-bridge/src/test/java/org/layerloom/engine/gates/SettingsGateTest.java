package org.layerloom.engine.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.data.Samples;
import org.layerloom.engine.Flows;
import org.layerloom.engine.host.Control;
import org.layerloom.engine.program.Program;
import org.layerloom.engine.trainer.Job;
import org.layerloom.engine.trainer.Trainer;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;
import org.layerloom.network.LayerKind;
import org.layerloom.training.TrainingEvent;

/** Whatever settings a layer's rule lets through also train. */
final class SettingsGateTest {

  @TempDir Path folder;

  static Stream<String> layers() {
    return Catalogue.standard().all().stream().filter(LayerKind.class::isInstance).map(Kind::id);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void whatIsNotRefusedTrains(String kind) throws Exception {
    List<Flows> flows =
        new KindFlows(Catalogue.standard().kind(kind), 77).some(2, "epochs", 1, "batchSize", 3);

    for (Flows flow : flows) {
      List<TrainingEvent> events = new ArrayList<>();
      Program program = flow.compile();
      Samples samples = samples(program);
      new Trainer(
              new Job(program, 0.2, samples, samples, folder, "cpu", 1, null),
              new Control(),
              events::add)
          .run();
      assertThat(events.getLast())
          .as("%s", flow.graph().nodes())
          .isInstanceOf(TrainingEvent.Finished.class);
    }
  }

  /** Five samples: one batch, and a last one that is smaller. */
  static Samples samples(Program program) {
    int count = 5;
    int size = (int) program.features().shape().size();
    boolean real = program.features().calculable();
    ByteBuffer features =
        ByteBuffer.allocate(count * size * (real ? Float.BYTES : Long.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    Random random = new Random(4);
    while (features.hasRemaining()) {
      if (real) {
        features.putFloat((float) random.nextGaussian());
      } else {
        features.putLong(random.nextInt((int) program.features().most()));
      }
    }
    ByteBuffer labels = ByteBuffer.allocate(count * 3 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (labels.hasRemaining()) {
      labels.putFloat((float) random.nextGaussian());
    }
    return new Samples(
        count,
        program.features().shape(),
        real ? Samples.Type.FLOAT : Samples.Type.INDEX,
        features.flip(),
        0,
        program.labels().shape(),
        labels.flip());
  }
}
