package org.layerloom.engine.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.data.Samples;
import org.layerloom.engine.Blobs;
import org.layerloom.engine.Flows;
import org.layerloom.engine.host.Control;
import org.layerloom.engine.program.Program;
import org.layerloom.network.Message;
import org.layerloom.network.Shape;
import org.layerloom.training.TrainingEvent;
import org.layerloom.training.Tuning;

final class TrainerTest {

  private final Samples train = Blobs.of(700, 5, 1, 1, 12, 12);
  private final Samples test = Blobs.of(200, 5, 2, 1, 12, 12);
  @TempDir Path folder;

  private static Flows network(Object... training) {
    return new Flows(Shape.of(1, 12, 12), 5, Shape.of())
        .then("conv1", "conv2d", "filters", 6, "activation", "relu")
        .then("pool1", "maxpool2d")
        .then("drop1", "dropout", "rate", 0.3)
        .then("flat", "flatten")
        .then("out", "dense", "units", 5)
        .loss("loss", "crossEntropy")
        .train(training);
  }

  private List<TrainingEvent> run(Program program, String name, @Nullable Path from)
      throws Exception {
    return run(program, name, from, new Control(), event -> {});
  }

  private List<TrainingEvent> run(
      Program program,
      String name,
      @Nullable Path from,
      Control control,
      Consumer<TrainingEvent> also)
      throws Exception {
    List<TrainingEvent> events = new ArrayList<>();
    Job job = new Job(program, 0.2, train, test, folder.resolve(name), "cpu", 1, from);
    new Trainer(
            job,
            control,
            event -> {
              events.add(event);
              also.accept(event);
            })
        .run();
    return events;
  }

  private static List<Double> losses(List<TrainingEvent> events) {
    List<Double> losses = new ArrayList<>();
    for (TrainingEvent event : events) {
      if (event instanceof TrainingEvent.Progress progress) {
        progress.steps().forEach(step -> losses.add(step.loss()));
      }
    }
    return losses;
  }

  private List<?> state(String run, String which) throws Exception {
    return Checkpoint.read(Job.checkpoint(folder.resolve(run), which)).tensors();
  }

  @Test
  void aNetworkLearnsWhatCanBeLearned() throws Exception {
    List<TrainingEvent> events = run(network("epochs", 4, "batchSize", 32).compile(), "a", null);

    TrainingEvent.Finished finished = (TrainingEvent.Finished) events.getLast();
    assertThat(finished.testScore()).isGreaterThan(0.95);
    assertThat(finished.epochs()).isEqualTo(4);
    // 560 samples are left to train with: 17 whole batches and one of 16.
    assertThat(losses(events)).hasSize(4 * 18);
    assertThat(events.stream().filter(e -> e instanceof TrainingEvent.EpochDone)).hasSize(4);
  }

  private static List<TrainingEvent.Measured> measured(List<TrainingEvent> events) {
    return events.stream()
        .filter(TrainingEvent.Measured.class::isInstance)
        .map(TrainingEvent.Measured.class::cast)
        .toList();
  }

  @Test
  void someStepsAreLookedAtLayerByLayer() throws Exception {
    // Plain descent: the update is the gradient times the rate.
    List<TrainingEvent.Measured> seen =
        measured(
            run(
                network(
                        "epochs",
                        3,
                        "batchSize",
                        32,
                        "optimizer",
                        "sgd",
                        "momentum",
                        0.0,
                        "learningRate",
                        0.05)
                    .compile(),
                "m",
                null));

    assertThat(seen).extracting(TrainingEvent.Measured::step).containsExactly(0L, 20L, 40L);
    for (TrainingEvent.Measured it : seen) {
      assertThat(it.learningRate()).isEqualTo(0.05);
      assertThat(it.layers())
          .extracting(sizes -> sizes.node().value())
          .containsExactly("conv1", "out");
      for (TrainingEvent.Sizes sizes : it.layers()) {
        assertThat(sizes.gradient()).isPositive();
        assertThat(sizes.weight()).isPositive();
        assertThat(sizes.update()).isCloseTo(sizes.gradient() * 0.05, withinPercentage(0.01));
      }
    }
  }

  @Test
  void aRunThatGoesOnLooksAtTheSameStepsAndSeesTheSame() throws Exception {
    List<TrainingEvent> whole = run(network("epochs", 4).compile(), "whole", null);
    List<TrainingEvent> half = run(network("epochs", 2).compile(), "half", null);
    Path from = Job.checkpoint(folder.resolve("half"), "last");
    List<TrainingEvent> rest = run(network("epochs", 4).compile(), "rest", from);

    List<List<TrainingEvent.Sizes>> both = new ArrayList<>();
    measured(half).forEach(it -> both.add(it.layers()));
    measured(rest).forEach(it -> both.add(it.layers()));
    assertThat(both)
        .hasSizeGreaterThan(1)
        .isEqualTo(measured(whole).stream().map(TrainingEvent.Measured::layers).toList());
  }

  @Test
  void theSystemsWordOnMemoryIsReadInKibibytes() {
    assertThat(Memory.resident(List.of("Name:\tjava", "VmRSS:\t  181240 kB")))
        .isEqualTo(181240 * 1024.0);
    assertThat(Memory.resident(List.of("VmRSS:"))).isNaN();
  }

  @Test
  void theSameSeedGivesTheSameBits() throws Exception {
    List<TrainingEvent> first = run(network("epochs", 2, "seed", 7).compile(), "a", null);
    List<TrainingEvent> second = run(network("epochs", 2, "seed", 7).compile(), "b", null);
    List<TrainingEvent> other = run(network("epochs", 2, "seed", 8).compile(), "c", null);

    assertThat(losses(first)).isEqualTo(losses(second)).isNotEqualTo(losses(other));
    assertThat(state("a", "last")).isEqualTo(state("b", "last"));
  }

  @Test
  void goingOnFromACheckpointIsAsIfNothingHadHappened() throws Exception {
    List<TrainingEvent> whole = run(network("epochs", 4).compile(), "whole", null);
    List<TrainingEvent> half = run(network("epochs", 2).compile(), "half", null);
    Path from = Job.checkpoint(folder.resolve("half"), "last");
    List<TrainingEvent> rest = run(network("epochs", 4).compile(), "rest", from);

    List<Double> both = new ArrayList<>(losses(half));
    both.addAll(losses(rest));
    assertThat(both).isEqualTo(losses(whole));
    assertThat(state("rest", "last")).isEqualTo(state("whole", "last"));
  }

  @Test
  void stoppingInTheMiddleOfAnEpochKeepsWhatGoingOnNeeds() throws Exception {
    Control control = new Control();
    List<TrainingEvent> whole = run(network("epochs", 3, "batchSize", 16).compile(), "w", null);
    List<TrainingEvent> part =
        run(
            network("epochs", 3, "batchSize", 16).compile(),
            "part",
            null,
            control,
            event -> {
              if (event instanceof TrainingEvent.Progress progress
                  && progress.steps().getLast().step() > 40) {
                control.stop();
              }
            });
    Path from = Job.checkpoint(folder.resolve("part"), "last");
    List<TrainingEvent> rest = run(network("epochs", 3, "batchSize", 16).compile(), "rest", from);

    assertThat(((TrainingEvent.Finished) part.getLast()).stopped()).isTrue();
    List<Double> both = new ArrayList<>(losses(part));
    both.addAll(losses(rest));
    assertThat(both).isEqualTo(losses(whole));
    assertThat(state("rest", "last")).isEqualTo(state("w", "last"));
  }

  @Test
  void aPauseLastsUntilResumedAndChangesNothing() throws Exception {
    Control control = new Control();
    List<TrainingEvent> paused =
        run(
            network("epochs", 2).compile(),
            "paused",
            null,
            control,
            event -> {
              if (event instanceof TrainingEvent.Progress progress
                  && progress.steps().getFirst().step() == 0) {
                control.pause();
              }
              if (event instanceof TrainingEvent.Paused) {
                control.resume();
              }
            });
    List<TrainingEvent> plain = run(network("epochs", 2).compile(), "plain", null);

    assertThat(paused).hasAtLeastOneElementOfType(TrainingEvent.Resumed.class);
    assertThat(losses(paused)).isEqualTo(losses(plain));
  }

  @Test
  void aRunThatIsTunedIsTheSameWhereItWasStoppedOnTheWay() throws Exception {
    // Given a run whose batches grow after the first epoch, and which is to last longer then
    Tuning change = new Tuning(4, 3e-3, 48);
    Control whole = new Control();
    List<TrainingEvent> undisturbed =
        run(
            network("epochs", 2, "batchSize", 16).compile(),
            "whole",
            null,
            whole,
            event -> {
              if (event instanceof TrainingEvent.EpochDone done && done.epoch() == 1) {
                whole.tune(change);
              }
            });

    // When the same is stopped in its third epoch and resumed
    Control first = new Control();
    List<TrainingEvent> part =
        run(
            network("epochs", 2, "batchSize", 16).compile(),
            "part",
            null,
            first,
            event -> {
              if (event instanceof TrainingEvent.EpochDone done && done.epoch() == 1) {
                first.tune(change);
              }
              if (event instanceof TrainingEvent.EpochDone done && done.epoch() == 2) {
                first.stop();
              }
            });
    Path from = Job.checkpoint(folder.resolve("part"), "last");
    List<TrainingEvent> rest = run(network("epochs", 2, "batchSize", 16).compile(), "rest", from);

    // Then steps, losses and weights are those of the run that was left alone
    List<Double> both = new ArrayList<>(losses(part));
    both.addAll(losses(rest));
    assertThat(both).isEqualTo(losses(undisturbed)).hasSize(35 + 3 * 12);
    assertThat(state("rest", "last")).isEqualTo(state("whole", "last"));
    assertThat(undisturbed)
        .filteredOn(event -> event instanceof TrainingEvent.Tuned)
        .containsExactly(new TrainingEvent.Tuned(35, 4, 3e-3, 48, 12));
  }

  @Test
  void aLossThatIsNoNumberEndsTheRunWithTheReason() throws Exception {
    List<TrainingEvent> events =
        run(
            network("epochs", 3, "optimizer", "sgd", "learningRate", 10.0, "momentum", 0.99)
                .compile(),
            "nan",
            null);

    assertThat(events.getLast()).isInstanceOf(TrainingEvent.Failed.class);
    assertThat(((TrainingEvent.Failed) events.getLast()).reason().key())
        .isEqualTo("engine.notFinite");
  }

  @Test
  void aRunThatNeedsMoreMemoryThanThereIsIsRefused() {
    Program program =
        new Flows(Shape.of(1, 12, 12), 5, Shape.of())
            .then("flat", "flatten")
            .then("big", "dense", "units", 1_000_000)
            .then("out", "dense", "units", 5)
            .loss("loss", "crossEntropy")
            .train()
            .compile();
    Job job = new Job(program, 0, train, test, folder, "cpu", 1, null);

    // 150 million weights, each with its gradient and two numbers of Adam's: 2.4 GB.
    assertThat(Refusals.of(job, 2e9))
        .isNotNull()
        .extracting(Message::key)
        .isEqualTo("engine.memory");
    assertThat(Refusals.of(job, 8e9)).isNull();
  }
}
