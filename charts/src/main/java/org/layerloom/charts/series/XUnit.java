package org.layerloom.charts.series;

/** What the horizontal axis counts. Every point carries all three. */
public enum XUnit {
  /** Optimiser updates since training began. */
  STEP,
  /** Passes over the training data, with fractions: 1.5 is the middle of the second pass. */
  EPOCH,
  /** Seconds of wall clock since training began. */
  CLOCK
}
