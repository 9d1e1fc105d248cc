package org.layerloom.engine.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.engine.Blobs;
import org.layerloom.engine.Flows;
import org.layerloom.engine.host.Control;
import org.layerloom.engine.program.Program;
import org.layerloom.network.Shape;
import org.layerloom.training.TrainingEvent;

/** A ReLU in front of a largest-of-window pooling is put off behind it, which nobody may notice. */
final class RectifiedPoolingTest {

  @TempDir Path folder;

  private static Flows pictures() {
    return new Flows(Shape.of(2, 9, 11), 4, Shape.of());
  }

  private static Program rest(Flows flows) {
    return flows
        .then("flat", "flatten")
        .then("out", "dense", "units", 4)
        .loss("loss", "crossEntropy")
        .train("epochs", 3, "batchSize", 32)
        .compile();
  }

  private List<Double> losses(Program program, String name) throws Exception {
    List<Double> losses = new ArrayList<>();
    Job job =
        new Job(
            program, 0, Blobs.of(300, 4, 1, 2, 9, 11), null, folder.resolve(name), "cpu", 1, null);
    new Trainer(
            job,
            new Control(),
            event -> {
              if (event instanceof TrainingEvent.Progress progress) {
                progress.steps().forEach(step -> losses.add(step.loss()));
              }
            })
        .run();
    return losses;
  }

  private List<?> weights(String name) throws Exception {
    return Checkpoint.read(Job.checkpoint(folder.resolve(name), "last")).tensors();
  }

  private static String train(Program program) {
    String source = program.source();
    int begin = source.indexOf("def train");
    return source.substring(begin, source.indexOf("\n  def ", begin));
  }

  @Test
  void trainingIsTheSameToTheLastBit() throws Exception {
    // Leaky ReLU without a leak is a ReLU that the compiler does not know for one.
    Program putOff =
        rest(
            pictures()
                .then("conv", "conv2d", "filters", 7, "activation", "relu")
                .then("pool", "maxpool2d"));
    Program asDrawn =
        rest(
            pictures()
                .then("conv", "conv2d", "filters", 7, "activation", "none")
                .then("act", "leakyRelu", "alpha", 0.0)
                .then("pool", "maxpool2d"));
    assertThat(train(putOff).indexOf("max_pool2d")).isLessThan(train(putOff).indexOf("relu"));
    assertThat(train(asDrawn).indexOf("max_pool2d")).isGreaterThan(train(asDrawn).indexOf("relu"));

    assertThat(losses(putOff, "a")).isEqualTo(losses(asDrawn, "b")).hasSize(30);
    assertThat(weights("a")).isEqualTo(weights("b"));
  }

  @Test
  void aReluThatSomebodyElseNeedsStaysWhereItIs() {
    Flows flows =
        pictures()
            .then("conv", "conv2d", "filters", 7, "activation", "relu")
            .then("pool", "maxpool2d")
            .then("flat", "flatten")
            .from("conv")
            .then("all", "globalAvgpool")
            .add("join", "concat")
            .link("flat", "join", 0)
            .link("all", "join", 0)
            .from("join");
    Program program =
        flows.then("out", "dense", "units", 4).loss("loss", "crossEntropy").train().compile();

    assertThat(train(program).indexOf("relu")).isLessThan(train(program).indexOf("max_pool2d"));
  }

  @Test
  void aReluNodeOfItsOwnIsPutOffToo() {
    Program program =
        rest(
            pictures()
                .then("conv", "conv2d", "filters", 7, "activation", "none")
                .then("act", "relu")
                .then("pool", "maxpool2d"));

    assertThat(train(program).indexOf("max_pool2d")).isLessThan(train(program).indexOf("relu"));
    assertThat(train(program).split("relu", -1)).hasSize(2);
  }
}
