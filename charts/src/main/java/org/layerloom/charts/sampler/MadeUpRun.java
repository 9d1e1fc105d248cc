package org.layerloom.charts.sampler;

import java.util.Random;
import org.layerloom.charts.series.Series;

/** A training that never was: loss and accuracy as they usually go, with noise. */
public final class MadeUpRun {
  /** Training steps in one pass over the data. */
  public static final int STEPS_PER_EPOCH = 938;

  private static final double SECONDS_PER_STEP = 0.0128;

  private final Series loss = new Series("loss.train");
  private final Series validationLoss = new Series("loss.validation");
  private final Series accuracy = new Series("accuracy.train");
  private final Series validationAccuracy = new Series("accuracy.validation");
  private final Series rate = new Series("learning rate");
  private final Random random;
  private final double speed;
  private int step;

  /** A run that learns {@code speed} times as fast as usual, with noise from {@code seed}. */
  public MadeUpRun(double speed, long seed) {
    this.speed = speed;
    this.random = new Random(seed);
  }

  /** Makes {@code steps} training steps; any thread, one at a time. */
  public void train(int steps) {
    for (int i = 0; i < steps; i++) {
      step++;
      double epoch = (double) step / STEPS_PER_EPOCH;
      double seconds = step * SECONDS_PER_STEP;
      double noise = 1 + 0.2 * random.nextGaussian();
      loss.append(step, epoch, seconds, lossAt(epoch) * Math.max(0.2, noise));
      accuracy.append(
          step, epoch, seconds, Math.min(1, accuracyAt(epoch) + 0.006 * random.nextGaussian()));
      rate.append(step, epoch, seconds, 0.0005 * (1 + Math.cos(Math.PI * Math.min(1, epoch / 10))));
      if (step % STEPS_PER_EPOCH == 0) {
        validationLoss.append(step, epoch, seconds, 0.015 + lossAt(epoch) * 0.8);
        validationAccuracy.append(step, epoch, seconds, accuracyAt(epoch + 0.4) - 0.006);
      }
    }
  }

  private double lossAt(double epoch) {
    return 0.02 + 0.62 * Math.exp(-1.25 * speed * epoch);
  }

  private double accuracyAt(double epoch) {
    return 0.997 - 0.1 * Math.exp(-1.3 * speed * epoch);
  }

  /** Loss on each training batch. */
  public Series loss() {
    return loss;
  }

  /** Loss on the validation data after each epoch. */
  public Series validationLoss() {
    return validationLoss;
  }

  /** Share of each training batch that was right. */
  public Series accuracy() {
    return accuracy;
  }

  /** Share of the validation data that was right, after each epoch. */
  public Series validationAccuracy() {
    return validationAccuracy;
  }

  /** Learning rate at each step. */
  public Series rate() {
    return rate;
  }

  /** Steps made so far. */
  public int step() {
    return step;
  }
}
