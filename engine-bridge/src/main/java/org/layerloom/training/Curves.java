package org.layerloom.training;

import java.util.List;
import org.layerloom.network.Message;

/**
 * Every point that a run has recorded.
 *
 * @param missing sentences about lines that could not be read
 */
public record Curves(Steps steps, List<Epoch> epochs, List<Message> missing) {

  public Curves {
    epochs = List.copyOf(epochs);
    missing = List.copyOf(missing);
  }

  /**
   * Columns of equal length, in the order of the steps. {@code score} is NaN where nothing but the
   * loss was measured; {@code seconds} count from the run's start.
   */
  @SuppressWarnings("ArrayRecordComponent") // A million points: boxed lists would be ten times it.
  public record Steps(
      int count, long[] step, double[] epoch, double[] loss, double[] score, double[] seconds) {}

  /** An epoch, as {@link TrainingEvent.EpochDone} told it; {@code clock} counts from the start. */
  public record Epoch(
      int epoch,
      double trainLoss,
      double trainScore,
      double validationLoss,
      double validationScore,
      double seconds,
      double clock) {}
}
