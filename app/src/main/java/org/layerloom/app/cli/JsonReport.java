package org.layerloom.app.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.layerloom.network.Wording;
import org.layerloom.training.TrainingEvent;

/** An object a line: every event, the course of the steps at most once a second. */
final class JsonReport implements TrainingReport {

  private static final Duration PACE = Duration.ofSeconds(1);

  private final PrintStream out;
  private final Wording wording;
  private final InstantSource clock;
  private Instant next = Instant.MIN;
  private Instant nextMeasured = Instant.MIN;

  JsonReport(PrintStream out, Wording wording, InstantSource clock) {
    this.out = out;
    this.wording = wording;
    this.clock = clock;
  }

  @Override
  public void show(TrainingEvent event) {
    switch (event) {
      case TrainingEvent.Preparing it ->
          line("preparing")
              .with("what", wording.say(it.what()))
              .with("share", it.share())
              .print(out);
      case TrainingEvent.Started it ->
          line("started")
              .with("runDirectory", it.run().toString())
              .with("device", it.device())
              .with("parameters", it.parameters())
              .with("epochs", it.epochs())
              .with("stepsPerEpoch", it.stepsPerEpoch())
              .with("measure", it.measure())
              .print(out);
      case TrainingEvent.Progress it -> progress(it);
      case TrainingEvent.Measured it -> measured(it);
      case TrainingEvent.EpochDone it ->
          line("epoch")
              .with("epoch", it.epoch())
              .with("trainLoss", it.trainLoss())
              .with("trainAccuracy", it.trainScore())
              .with("validationLoss", it.validationLoss())
              .with("validationAccuracy", it.validationScore())
              .with("seconds", it.seconds())
              .print(out);
      case TrainingEvent.Paused it -> line("paused").with("step", it.step()).print(out);
      case TrainingEvent.Resumed it -> line("resumed").with("step", it.step()).print(out);
      case TrainingEvent.Noticed it ->
          line("noticed")
              .with("step", it.step())
              .with("node", it.node().value())
              .with("message", wording.say(it.what()))
              .print(out);
      case TrainingEvent.Tuned it ->
          line("tuned")
              .with("step", it.step())
              .with("epochs", it.epochs())
              .with("learningRate", it.learningRate())
              .with("batchSize", it.batchSize())
              .print(out);
      case TrainingEvent.Finished it ->
          line("finished")
              .with("testAccuracy", it.testScore())
              .with("testLoss", it.testLoss())
              .with("epochs", it.epochs())
              .with("samplesPerSecond", it.samplesPerSecond())
              .with("seconds", it.seconds())
              .with("stopped", it.stopped())
              .with("runDirectory", it.run().toString())
              .print(out);
      case TrainingEvent.Failed it ->
          line("failed")
              .with("message", wording.say(it.reason()))
              .with("badInput", it.badInput())
              .print(out);
      case TrainingEvent.Lost it ->
          line("lost").with("message", wording.say(it.reason())).print(out);
    }
  }

  private void measured(TrainingEvent.Measured it) {
    Instant now = clock.instant();
    if (now.isBefore(nextMeasured)) {
      return;
    }
    nextMeasured = now.plus(PACE);
    double squares = 0;
    for (TrainingEvent.Sizes sizes : it.layers()) {
      squares += sizes.gradient() * sizes.gradient();
    }
    line("measured")
        .with("step", it.step())
        .with("epoch", it.epoch())
        .with("learningRate", it.learningRate())
        .with("gradientNorm", Math.sqrt(squares))
        .with("memory", it.memory())
        .print(out);
  }

  private void progress(TrainingEvent.Progress progress) {
    Instant now = clock.instant();
    if (progress.steps().isEmpty() || now.isBefore(next)) {
      return;
    }
    next = now.plus(PACE);
    TrainingEvent.Step last = progress.steps().getLast();
    line("progress")
        .with("step", last.step())
        .with("epoch", last.epoch())
        .with("loss", last.loss())
        .with("accuracy", last.score())
        .with("samplesPerSecond", progress.samplesPerSecond())
        .with("secondsLeft", progress.secondsLeft())
        .print(out);
  }

  private static JsonLine line(String event) {
    return new JsonLine().with("event", event);
  }
}
