package org.layerloom.charts;

import org.layerloom.charts.series.XUnit;

/**
 * Something that happened during training, marked on the horizontal axis.
 *
 * @param kind what it was
 * @param step optimiser updates by then
 * @param epoch passes over the data by then
 * @param clock seconds since training began
 * @param text one short line in the user's language, such as "learning rate 0.001 to 0.0001"
 */
public record ChartEvent(Kind kind, double step, double epoch, double clock, String text) {
  /** What happened; each kind has its own sign on the axis. */
  public enum Kind {
    CHECKPOINT,
    PAUSE,
    SETTING,
    NOTE
  }

  /** Where it happened, in {@code unit}. */
  public double x(XUnit unit) {
    return switch (unit) {
      case STEP -> step;
      case EPOCH -> epoch;
      case CLOCK -> clock;
    };
  }
}
