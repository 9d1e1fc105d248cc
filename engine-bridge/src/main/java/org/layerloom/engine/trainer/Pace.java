package org.layerloom.engine.trainer;

/**
 * How many steps go into one native call, and how fast the run is. Results do not depend on it: a
 * step's numbers follow from its place alone.
 */
final class Pace {

  /** A person who presses pause should not notice the block under way. */
  private static final double BLOCK = 0.1;

  private static final int MOST = 256;

  private int steps = 1;
  private double perStep;
  private double samplesPerSecond;
  private double trainingSeconds;
  private long samples;

  int steps() {
    return steps;
  }

  void done(int count, long sampleCount, double seconds) {
    trainingSeconds += seconds;
    samples += sampleCount;
    double now = seconds / count;
    // The very first call also compiles; after that old measurements fade.
    perStep = samples == sampleCount ? now : perStep + (now - perStep) * 0.3;
    double rate = sampleCount / Math.max(seconds, 1e-9);
    samplesPerSecond =
        samples == sampleCount ? rate : samplesPerSecond + (rate - samplesPerSecond) * 0.2;
    int fitting = (int) Math.clamp(BLOCK / Math.max(perStep, 1e-9), 1, MOST);
    steps = Math.min(fitting, steps * 2);
  }

  double samplesPerSecond() {
    return samplesPerSecond;
  }

  /** Over the whole run, evaluation left out. */
  double mean() {
    return trainingSeconds > 0 ? samples / trainingSeconds : 0;
  }
}
