package org.layerloom.training;

/**
 * How fast a network trains on this machine, measured by a short probe: some steps with made-up
 * samples of the dataset's shape and weights that are thrown away.
 *
 * @param batch samples a step
 * @param secondsAStep forward, backward and update of one batch
 * @param secondsAnAnswer evaluation of one sample
 * @param trained samples that an epoch trains with
 * @param validated samples that each epoch ends with
 */
public record Speed(
    int batch, double secondsAStep, double secondsAnAnswer, long trained, long validated) {

  /** Training alone. */
  public double samplesPerSecond() {
    return batch / secondsAStep;
  }

  /** A whole epoch with its validation. */
  public double secondsAnEpoch() {
    return Math.ceilDiv(trained, batch) * secondsAStep + validated * secondsAnAnswer;
  }
}
