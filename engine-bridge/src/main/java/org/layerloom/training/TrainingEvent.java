package org.layerloom.training;

import java.nio.file.Path;
import java.util.List;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;

/**
 * What a run tells while it goes on, in order. The last is one of {@link Finished}, {@link Failed}
 * or {@link Lost}.
 */
public sealed interface TrainingEvent {

  /**
   * Getting ready: unpacking the engine, reading data, compiling. {@code share} is 0 to 1, or
   * negative where unknown.
   */
  record Preparing(Message what, double share) implements TrainingEvent {}

  /** The first step is about to run. {@code measure} is {@code accuracy} or empty. */
  record Started(
      Path run, String device, long parameters, int epochs, int stepsPerEpoch, String measure)
      implements TrainingEvent {}

  /** A block of steps is done; {@code steps} in order. */
  record Progress(List<Step> steps, double samplesPerSecond, double secondsLeft)
      implements TrainingEvent {
    public Progress {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One step. {@code step} counts from 0 over the whole run; {@code epoch} is a fraction: 1.5 is
   * half through the second. {@code score} is NaN where nothing but the loss is measured.
   *
   * @param parts where several train nodes take turns, what each one's losses were, in the order of
   *     their turns: {@code loss} is their sum; empty otherwise
   */
  record Step(long step, double epoch, double loss, double score, List<Double> parts) {
    public Step {
      parts = List.copyOf(parts);
    }

    public Step(long step, double epoch, double loss, double score) {
      this(step, epoch, loss, score, List.of());
    }
  }

  /**
   * An epoch is done. Validation values are NaN where there is no validation part; {@code epoch}
   * counts from 1.
   */
  record EpochDone(
      int epoch,
      double trainLoss,
      double trainScore,
      double validationLoss,
      double validationScore,
      double seconds)
      implements TrainingEvent {}

  /**
   * A step that was looked at more closely: some are, at places that follow from the step's number
   * alone.
   *
   * @param step that step, {@code epoch} as in {@link Step}
   * @param learningRate what the step was trained with
   * @param samplesPerSecond of late
   * @param memory bytes that the engine's process has in the machine's memory; NaN where the system
   *     does not say
   * @param layers each node that trains weights of its own, in the order of the flow
   */
  record Measured(
      long step,
      double epoch,
      double learningRate,
      double samplesPerSecond,
      double memory,
      List<Sizes> layers)
      implements TrainingEvent {
    public Measured {
      layers = List.copyOf(layers);
    }
  }

  /**
   * How large all that a node trains is in a step, as Euclidean norms.
   *
   * @param gradient of the loss by its weights, before penalties and clipping
   * @param weight before the update
   * @param update what the optimiser changed
   */
  record Sizes(NodeId node, double gradient, double weight, double update) {}

  record Paused(long step) implements TrainingEvent {}

  record Resumed(long step) implements TrainingEvent {}

  /**
   * Something about the network that keeps it from learning well, and the node that it is about:
   * units that never answer, gradients that vanish or explode, a loss that does not move. The run
   * goes on. Told once a node and kind of trouble.
   */
  record Noticed(long step, NodeId node, Message what) implements TrainingEvent {}

  /**
   * Settings were changed while it trains; all of them as they are from this step on. A new batch
   * size is told when it begins to hold.
   */
  record Tuned(long step, int epochs, double learningRate, int batchSize, int stepsPerEpoch)
      implements TrainingEvent {}

  /**
   * All epochs done, or stopped and kept; evaluated on the test part where there is one (NaN
   * otherwise).
   */
  record Finished(
      boolean stopped,
      int epochs,
      double testLoss,
      double testScore,
      double samplesPerSecond,
      double seconds,
      Path run)
      implements TrainingEvent {}

  /**
   * The run could not go on; nothing is wrong with the engine. {@code badInput} where the document
   * or data is at fault.
   */
  record Failed(Message reason, boolean badInput) implements TrainingEvent {}

  /** The engine process ended by itself or was killed. A new run starts a new one. */
  record Lost(Message reason) implements TrainingEvent {}
}
