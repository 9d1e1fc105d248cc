package org.layerloom.app.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Message;
import org.layerloom.training.Engine;
import org.layerloom.training.EngineInfo;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.Question;
import org.layerloom.training.RateCurve;
import org.layerloom.training.RunRequest;
import org.layerloom.training.Speed;
import org.layerloom.training.Training;
import org.layerloom.training.TrainingEvent;
import org.layerloom.training.Tuning;

/** An engine that tells what a test wants told, when the test wants it. */
final class FakeEngine implements Engine {

  final List<RunRequest> requests = new ArrayList<>();
  final List<Path> resumed = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  final List<Tuning> tunings = new ArrayList<>();
  final List<Question<?>> questions = new ArrayList<>();
  final List<RunRequest> probed = new ArrayList<>();
  boolean closed;

  /** What comes of a measurement; null leaves it open. */
  @Nullable Speed speed;

  /** What comes back to a question; null leaves it open. */
  Function<Question<?>, @Nullable Object> answers = question -> null;

  /** Answers of a search for a learning rate, which the test completes. */
  final List<CompletableFuture<RateCurve>> searches = new ArrayList<>();

  private @Nullable Consumer<TrainingEvent> listener;

  @Override
  public Training train(RunRequest request, Consumer<TrainingEvent> events) {
    requests.add(request);
    return begin(events);
  }

  @Override
  public Training resume(Path run, Tuning tuning, Consumer<TrainingEvent> events) {
    resumed.add(run);
    tunings.add(tuning);
    return begin(events);
  }

  private Training begin(Consumer<TrainingEvent> events) {
    listener = events;
    return new Training() {
      @Override
      public void pause() {
        asked.add("pause");
        tell(new TrainingEvent.Paused(1));
      }

      @Override
      public void resume() {
        asked.add("resume");
        tell(new TrainingEvent.Resumed(1));
      }

      @Override
      public void step() {
        asked.add("step");
      }

      @Override
      public void tune(Tuning tuning) {
        tunings.add(tuning);
      }

      @Override
      public void stop() {
        asked.add("stop");
      }
    };
  }

  void tell(TrainingEvent event) {
    if (listener == null) {
      throw new IllegalStateException("no run was asked for");
    }
    listener.accept(event);
  }

  /** The first steps of a run of two epochs, with its first epoch done. */
  void learn(int steps) {
    tell(new TrainingEvent.Started(Path.of("run"), "cpu", 225_034, 2, steps, "accuracy"));
    List<TrainingEvent.Step> done = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      double share = (double) step / steps;
      done.add(new TrainingEvent.Step(step, share, 2.3 * Math.exp(-4 * share), 0.1 + 0.8 * share));
    }
    tell(new TrainingEvent.Progress(done, 4870, 48));
    tell(new TrainingEvent.EpochDone(1, 0.3, 0.9, 0.2, 0.95, 12));
  }

  void finish() {
    tell(new TrainingEvent.Finished(false, 2, 0.04, 0.9871, 4870, 24, Path.of("run")));
  }

  void die() {
    tell(new TrainingEvent.Lost(Message.of("engine.lost.killed", "9")));
  }

  @Override
  @SuppressWarnings("unchecked") // The test answers what was asked.
  public <A> CompletableFuture<A> ask(Question<A> question) {
    questions.add(question);
    Object answer = answers.apply(question);
    return switch (answer) {
      case null -> new CompletableFuture<>();
      case NoAnswerException reason -> CompletableFuture.failedFuture(reason);
      default -> CompletableFuture.completedFuture((A) answer);
    };
  }

  @Override
  public CompletableFuture<RateCurve> rates(RunRequest request) {
    CompletableFuture<RateCurve> open = new CompletableFuture<>();
    searches.add(open);
    return open;
  }

  @Override
  public CompletableFuture<Speed> probe(RunRequest request) {
    probed.add(request);
    return speed == null ? new CompletableFuture<>() : CompletableFuture.completedFuture(speed);
  }

  @Override
  public CompletableFuture<EngineInfo> info() {
    return CompletableFuture.completedFuture(
        new EngineInfo("2.7.1", 2, List.of(new EngineInfo.Device("cpu", "CPU", 0))));
  }

  @Override
  public void close() {
    closed = true;
  }
}
