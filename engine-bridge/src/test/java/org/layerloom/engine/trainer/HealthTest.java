package org.layerloom.engine.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.data.Samples;
import org.layerloom.engine.Blobs;
import org.layerloom.engine.Flows;
import org.layerloom.engine.host.Control;
import org.layerloom.engine.program.Program;
import org.layerloom.network.Shape;
import org.layerloom.network.Wording;
import org.layerloom.training.TrainingEvent;

/** Networks that fail on purpose: the guilty node is named, and a healthy one is left in peace. */
final class HealthTest {

  private static final int FEATURES = 8;
  private static final int CLASSES = 5;

  @TempDir Path folder;

  private final Samples blobs = Blobs.of(256, CLASSES, 1, FEATURES);

  private static Flows rows() {
    return new Flows(Shape.of(FEATURES), CLASSES, Shape.of());
  }

  private static Program trained(Flows flows, Object... training) {
    return flows
        .then("out", "dense", "units", CLASSES)
        .loss("loss", "crossEntropy")
        .train(training)
        .compile();
  }

  private List<TrainingEvent> run(Program program, Samples samples) throws Exception {
    List<TrainingEvent> events = new ArrayList<>();
    Job job = new Job(program, 0, samples, null, folder, "cpu", 1, null);
    new Trainer(job, new Control(), events::add).run();
    return events;
  }

  private static List<String> notices(List<TrainingEvent> events) {
    List<String> notices = new ArrayList<>();
    for (TrainingEvent event : events) {
      if (event instanceof TrainingEvent.Noticed it) {
        // Both languages have a sentence that takes its numbers.
        assertThat(new Wording(Locale.ENGLISH).say(it.what())).doesNotContain("{", "engine.");
        assertThat(new Wording(Locale.SIMPLIFIED_CHINESE).say(it.what())).doesNotContain("{");
        notices.add(it.node() + " " + it.what().key());
      }
    }
    return notices;
  }

  @Test
  void aHealthyNetworkIsLeftInPeace() throws Exception {
    Program program =
        trained(
            rows().then("hidden", "dense", "units", 16, "activation", "relu"),
            "epochs",
            4,
            "learningRate",
            1e-2);

    assertThat(notices(run(program, blobs))).isEmpty();
  }

  @Test
  void unitsThatAnswerNobodyAreDead() throws Exception {
    // Given samples of nothing but zeros: every sum is the bias, which begins at 0
    ByteBuffer zeros =
        ByteBuffer.allocate(256 * FEATURES * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    Samples nothing =
        new Samples(
            256,
            blobs.featureShape(),
            Samples.Type.FLOAT,
            zeros,
            CLASSES,
            Shape.of(),
            blobs.labels());
    Program program =
        trained(
            rows().then("hidden", "dense", "units", 16, "activation", "relu"),
            "epochs",
            2,
            "optimizer",
            "sgd",
            "learningRate",
            1e-6);

    assertThat(notices(run(program, nothing))).containsOnlyOnce("hidden engine.notice.dead");
  }

  @Test
  void aGradientThatVanishesIsNamedWhereItIsSmallest() throws Exception {
    Flows deep = rows();
    for (int i = 1; i <= 10; i++) {
      deep.then("layer" + i, "dense", "units", 6, "activation", "sigmoid");
    }

    assertThat(notices(run(trained(deep, "epochs", 1), blobs)))
        .contains("layer1 engine.notice.vanishing");
  }

  @Test
  void aLossThatStaysThatOfGuessingIsToldOnce() throws Exception {
    Program program =
        trained(
            rows().then("hidden", "dense", "units", 16, "activation", "tanh"),
            "epochs",
            6,
            "optimizer",
            "sgd",
            "learningRate",
            1e-8);

    assertThat(notices(run(program, blobs))).containsExactly("train engine.notice.stuck");
  }

  @Test
  void aNodeThatMakesWhatIsNoNumberIsNamedWhenTheRunFails() throws Exception {
    Program program =
        trained(rows().then("root", "expression", "expression", "log(a)"), "epochs", 2);

    TrainingEvent.Failed failed = (TrainingEvent.Failed) run(program, blobs).getLast();
    assertThat(failed.reason().key()).isEqualTo("engine.notFinite.at");
    assertThat(failed.reason().values()).contains("root");
  }
}
