package org.layerloom.training;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Where networks are trained. The implementation in {@code engine} is another process. */
public interface Engine extends AutoCloseable {

  /**
   * Starts a run. Returns at once; events come on a thread of the engine's, one at a time. Only one
   * run at a time.
   */
  Training train(RunRequest request, Consumer<TrainingEvent> events);

  /**
   * Goes on with a run that was stopped, lost or failed, from its last checkpoint, in its own
   * folder: the curve continues, and the result is the one that the run would have had. Otherwise
   * as {@link #train}.
   *
   * <p>With more epochs a finished run goes on learning where it ended.
   *
   * @param run its folder
   * @param tuning what is to be different from here on
   */
  Training resume(Path run, Tuning tuning, Consumer<TrainingEvent> events);

  /** The same without changes. */
  default Training resume(Path run, Consumer<TrainingEvent> events) {
    return resume(run, Tuning.NONE, events);
  }

  /**
   * Asks a trained network, also while another is being trained: questions are answered one after
   * another, beside training. Completes exceptionally with a {@link NoAnswerException} whose reason
   * is a sentence for the person.
   */
  <A> CompletableFuture<A> ask(Question<A> question);

  /**
   * Looks for a learning rate: trains some batches with a rising one, on weights that are thrown
   * away. Refused while a run is under way, and given up where one begins or the future is
   * cancelled. Completes exceptionally as {@link #ask} does.
   */
  default CompletableFuture<RateCurve> rates(RunRequest request) {
    return CompletableFuture.failedFuture(
        new UnsupportedOperationException("this engine looks for no rates"));
  }

  /**
   * Measures how fast a network trains on this machine, for about a second, with made-up samples.
   * Refused, given up and failing as {@link #rates}.
   */
  default CompletableFuture<Speed> probe(RunRequest request) {
    return CompletableFuture.failedFuture(
        new UnsupportedOperationException("this engine measures nothing"));
  }

  /** What the engine found: version, devices. Starts the engine where it is not running. */
  CompletableFuture<EngineInfo> info();

  /** Ends the process. Safe at any time. */
  @Override
  void close();
}
