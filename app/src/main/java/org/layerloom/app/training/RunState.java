package org.layerloom.app.training;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Message;
import org.layerloom.training.TrainingEvent;

/**
 * A run as far as it has been heard of. Each event gives the next state.
 *
 * @param preparing what is being got ready; null once steps run
 * @param share how much of that is done, 0 to 1, negative where unknown
 * @param started null before the first step
 * @param last the latest step; null before the first
 * @param epochs those done, in order
 * @param finished null before the end, and where there was none
 * @param problem why it did not go on
 */
public record RunState(
    Phase phase,
    @Nullable Message preparing,
    double share,
    TrainingEvent.@Nullable Started started,
    TrainingEvent.@Nullable Step last,
    double samplesPerSecond,
    double secondsLeft,
    List<TrainingEvent.EpochDone> epochs,
    TrainingEvent.@Nullable Finished finished,
    @Nullable Message problem) {

  /** Nothing has been trained since the window opened. */
  public static final RunState NONE = of(Phase.NONE);

  /** Asked for, nothing heard yet. */
  public static final RunState ASKED = of(Phase.PREPARING);

  public RunState {
    epochs = List.copyOf(epochs);
  }

  /** Where a run is. */
  public enum Phase {
    NONE,
    PREPARING,
    RUNNING,
    PAUSED,
    /** Asked to stop, not yet at its end. */
    STOPPING,
    FINISHED,
    /** The document, the data or the machine did not allow it. */
    FAILED,
    /** The engine's process ended. */
    LOST;

    /** Whether an engine is at work on it. */
    public boolean active() {
      return this == PREPARING || this == RUNNING || this == PAUSED || this == STOPPING;
    }
  }

  private static RunState of(Phase phase) {
    return new RunState(phase, null, -1, null, null, 0, Double.NaN, List.of(), null, null);
  }

  /** The person asked to stop. */
  public RunState stopping() {
    return phase.active() ? in(Phase.STOPPING) : this;
  }

  /** Whether it ended before its time and may have left a checkpoint. */
  public boolean resumable() {
    boolean cut = finished != null && finished.stopped();
    return started != null && (cut || phase == Phase.LOST || phase == Phase.FAILED);
  }

  /** Whether its settings can be changed: while it trains, or for training on after its end. */
  public boolean tunable() {
    boolean running = phase == Phase.RUNNING || phase == Phase.PAUSED;
    return started != null && (running || phase == Phase.FINISHED);
  }

  /** The person asked to go on with it. */
  RunState goingOn() {
    return new RunState(
        Phase.PREPARING, null, -1, started, last, samplesPerSecond, Double.NaN, epochs, null, null);
  }

  /** What it is after an event. */
  public RunState after(TrainingEvent event) {
    return switch (event) {
      case TrainingEvent.Preparing(Message what, double done) ->
          new RunState(
              phase, what, done, started, last, samplesPerSecond, secondsLeft, epochs, null, null);
      case TrainingEvent.Started begun ->
          new RunState(
              phase == Phase.STOPPING ? phase : Phase.RUNNING,
              null,
              0,
              begun,
              last,
              samplesPerSecond,
              secondsLeft,
              epochs,
              null,
              null);
      case TrainingEvent.Progress p -> after(p);
      case TrainingEvent.EpochDone done -> {
        List<TrainingEvent.EpochDone> more = new ArrayList<>(epochs);
        more.add(done);
        yield new RunState(
            phase, null, share, started, last, samplesPerSecond, secondsLeft, more, null, null);
      }
      case TrainingEvent.Noticed n -> this;
      case TrainingEvent.Measured m -> this;
      case TrainingEvent.Tuned(
              long step,
              int all,
              double learningRate,
              int batchSize,
              int stepsPerEpoch) ->
          tuned(all, stepsPerEpoch);
      case TrainingEvent.Paused p -> phase == Phase.STOPPING ? this : in(Phase.PAUSED);
      case TrainingEvent.Resumed r -> phase == Phase.STOPPING ? this : in(Phase.RUNNING);
      case TrainingEvent.Finished end -> ended(Phase.FINISHED, end, null);
      case TrainingEvent.Failed(Message reason, boolean badInput) ->
          ended(Phase.FAILED, null, reason);
      case TrainingEvent.Lost(Message reason) -> ended(Phase.LOST, null, reason);
    };
  }

  private RunState after(TrainingEvent.Progress p) {
    TrainingEvent.Step newest = p.steps().isEmpty() ? last : p.steps().getLast();
    double done = newest == null || started == null ? share : newest.epoch() / started.epochs();
    return new RunState(
        phase,
        null,
        Math.clamp(done, 0, 1),
        started,
        newest,
        p.samplesPerSecond(),
        p.secondsLeft(),
        epochs,
        null,
        null);
  }

  private RunState tuned(int all, int stepsPerEpoch) {
    TrainingEvent.Started begun = started;
    if (begun == null) {
      return this;
    }
    TrainingEvent.Started now =
        new TrainingEvent.Started(
            begun.run(), begun.device(), begun.parameters(), all, stepsPerEpoch, begun.measure());
    double done = last == null ? share : Math.clamp(last.epoch() / all, 0, 1);
    return new RunState(
        phase,
        preparing,
        done,
        now,
        last,
        samplesPerSecond,
        secondsLeft,
        epochs,
        finished,
        problem);
  }

  private RunState in(Phase next) {
    return new RunState(
        next,
        preparing,
        share,
        started,
        last,
        samplesPerSecond,
        secondsLeft,
        epochs,
        finished,
        problem);
  }

  private RunState ended(
      Phase how, TrainingEvent.@Nullable Finished end, @Nullable Message reason) {
    return new RunState(
        how,
        null,
        end == null ? share : 1,
        started,
        last,
        end == null ? samplesPerSecond : end.samplesPerSecond(),
        0,
        epochs,
        end,
        reason);
  }

  /** The epoch under way, counted from 1; the last one at the end. */
  public int epochNow() {
    if (started == null) {
      return 0;
    }
    int whole = last == null ? 0 : (int) Math.floor(last.epoch());
    return Math.clamp(whole + 1, 1, started.epochs());
  }
}
