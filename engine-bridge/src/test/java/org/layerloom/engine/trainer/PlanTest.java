package org.layerloom.engine.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerloom.data.Samples;
import org.layerloom.engine.Blobs;
import org.layerloom.engine.Flows;
import org.layerloom.engine.host.Control;
import org.layerloom.engine.program.Program;
import org.layerloom.engine.torch.Torch;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.SafeTensors;
import org.layerloom.training.TrainingEvent;

/** What the train node's settings and the export node do to a run. */
final class PlanTest {

  private final Samples train = Blobs.of(300, 4, 1, 6);
  private final Samples test = Blobs.of(100, 4, 2, 6);
  @TempDir Path folder;

  private static Program program(Object... training) {
    return new Flows(org.layerloom.network.Shape.of(6), 4, org.layerloom.network.Shape.of())
        .then("hidden", "dense", "units", 12, "activation", "relu")
        .then("out", "dense", "units", 4)
        .loss("loss", "crossEntropy")
        .train(training)
        .compile();
  }

  private List<TrainingEvent> run(Program program, String name) throws Exception {
    List<TrainingEvent> events = new ArrayList<>();
    Path run = folder.resolve(name);
    new Trainer(new Job(program, 0.2, train, test, run, "cpu", 1, null), new Control(), events::add)
        .run();
    return events;
  }

  private List<NamedTensor> weights(String run) throws Exception {
    return Checkpoint.read(Job.checkpoint(folder.resolve(run), "last")).tensors();
  }

  @Test
  void aBatchInPiecesIsTheSameBatch() throws Exception {
    Object[] descent = {"epochs", 1, "optimizer", "sgd", "learningRate", 0.1};
    run(program(descent), "whole");
    run(program("epochs", 1, "optimizer", "sgd", "learningRate", 0.1, "accumulate", 3), "pieces");

    NamedTensor whole = weights("whole").getFirst();
    NamedTensor pieces = weights("pieces").getFirst();
    for (int i = 0; i < whole.values().limit(); i++) {
      assertThat(pieces.values().get(i)).isCloseTo(whole.values().get(i), within(1e-5f));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adam",
        "adamw",
        "sgd",
        "rmsprop",
        "adagrad",
        "adadelta",
        "adamax",
        "nadam",
        "radam",
        "lion"
      })
  void everyOptimiserLearnsWithPenaltiesClippingAndAveraging(String optimiser) throws Exception {
    double rate =
        switch (optimiser) {
          case "sgd" -> 0.3;
          case "adagrad" -> 0.1;
          case "adadelta" -> 10;
          case "lion" -> 0.003;
          case "radam" -> 0.03;
          default -> 0.01;
        };
    List<TrainingEvent> events =
        run(
            program(
                "optimizer",
                optimiser,
                "learningRate",
                rate,
                "epochs",
                12,
                "batchSize",
                16,
                "weightDecay",
                1e-4,
                "l1",
                1e-5,
                "clip",
                "norm",
                "clipAt",
                1.0,
                "average",
                0.9,
                "schedule",
                "cosine",
                "warmup",
                1,
                "epsilon",
                optimiser.equals("adadelta") ? 1e-6 : 1e-8),
            optimiser);

    TrainingEvent.Finished finished = (TrainingEvent.Finished) events.getLast();
    assertThat(finished.testScore()).isGreaterThan(0.9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "adamw", "sgd", "rmsprop", "lion"})
  void weightsThatWerePrunedStayZeroWhereTheyShall(String optimiser) throws Exception {
    // given first numbers of which every other one is 0
    Object[] settings = {
      "optimizer", optimiser, "learningRate", 0.01, "weightDecay", 0.01, "epochs", 2, "average", 0.5
    };
    Job first = new Job(program(settings), 0.2, train, test, folder.resolve("f"), "cpu", 1, null);
    new Trainer(first, new Control(), event -> {}).run();
    List<NamedTensor> pruned = new ArrayList<>();
    for (NamedTensor tensor : weights("f").subList(0, 4)) {
      java.nio.FloatBuffer values = java.nio.FloatBuffer.allocate(tensor.values().limit());
      for (int i = 0; i < values.capacity(); i++) {
        values.put(i % 2 == 0 && tensor.shape().rank() > 1 ? 0 : tensor.values().get(i));
      }
      pruned.add(new NamedTensor(tensor.name(), tensor.shape(), values.flip()));
    }
    Path start = folder.resolve("start.safetensors");
    org.layerloom.exchange.in.WeightFile.write(start, pruned, "test");

    for (boolean keep : new boolean[] {true, false}) {
      // when it learns on from there
      List<Object> all = new ArrayList<>(List.of(settings));
      all.addAll(List.of("keepZeros", keep));
      Path run = folder.resolve("kept-" + keep);
      new Trainer(
              new Job(
                  program(all.toArray()),
                  Holdout.ofShare(0.2),
                  train,
                  test,
                  run,
                  "cpu",
                  1,
                  start,
                  null),
              new Control(),
              event -> {})
          .run();

      // then zeros are kept where that is asked for, and all else has moved
      for (NamedTensor tensor : weights("kept-" + keep).subList(0, 4)) {
        NamedTensor before =
            pruned.stream().filter(it -> it.name().equals(tensor.name())).findFirst().orElseThrow();
        int zeros = 0;
        int moved = 0;
        for (int i = 0; i < tensor.values().limit(); i++) {
          zeros += tensor.values().get(i) == 0 ? 1 : 0;
          moved += tensor.values().get(i) != before.values().get(i) ? 1 : 0;
        }
        int size = tensor.values().limit();
        int wanted = keep && tensor.shape().rank() > 1 ? size / 2 : 0;
        assertThat(zeros).as(tensor.name()).isEqualTo(wanted);
        assertThat(moved).as(tensor.name()).isGreaterThan((size - wanted) * 3 / 4);
      }
    }
  }

  @Test
  void aRunWithoutProgressEndsEarly() throws Exception {
    List<TrainingEvent> events =
        run(
            program(
                "epochs",
                50,
                "optimizer",
                "sgd",
                "learningRate",
                1e-8,
                "momentum",
                0.0,
                "patience",
                3,
                "restoreBest",
                true,
                "schedule",
                "plateau",
                "every",
                2),
            "early");

    TrainingEvent.Finished finished = (TrainingEvent.Finished) events.getLast();
    assertThat(finished.epochs()).isLessThan(50);
    assertThat(finished.stopped()).isFalse();
  }

  @Test
  void anExportedProgramAnswersLikeTheTrainedOneWhenLoadedAfresh() throws Exception {
    Program program = program("epochs", 1);
    run(program, "exported");
    Path files = Files.createDirectories(folder.resolve("files"));
    List<NamedTensor> network = weights("exported").subList(0, program.slots().size());
    Exports.torchscript(files.resolve("model.pt"), program, network);
    Exports.safetensors(files.resolve("weights.safetensors"), network);
    SafeTensors.Content content = SafeTensors.read(files.resolve("weights.safetensors"));
    assertThat(content.tensors())
        .extracting(NamedTensor::name)
        .containsExactly("hidden.weight", "hidden.bias", "out.weight", "out.bias");

    float[] ours;
    try (Session session = Session.open(program, "cpu", 1)) {
      assertThat(session.restore(content.tensors(), 1)).isNull();
      ours = session.predict(test).getFirst();
    }
    try (Torch torch = Torch.open("cpu", 1);
        NDManager scope = torch.scope();
        InputStream in = Files.newInputStream(files.resolve("model.pt"));
        PtSymbolBlock block = JniUtils.loadModule((PtNDManager) scope, in, false, false)) {
      float[] numbers = new float[600];
      test.features()
          .duplicate()
          .order(java.nio.ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(numbers);
      NDArray features = scope.create(numbers, new Shape(100, 6));
      NDList answer = ai.djl.pytorch.jni.IValueUtils.forward(block, new NDList(features), false);
      assertThat(answer.getFirst().toFloatArray()).containsExactly(ours);
    }
  }
}
