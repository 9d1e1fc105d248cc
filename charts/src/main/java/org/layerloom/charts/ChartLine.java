package org.layerloom.charts;

import org.layerloom.charts.series.Series;

/**
 * One line of a pane: a series and how it looks.
 *
 * @param series where the points come from
 * @param label what the legend says, in the user's language
 * @param hue its colour
 * @param smoothed whether the pane's smoothing applies: pale raw line under the smoothed one
 * @param markers whether each point gets a dot, while they are few: right for one point an epoch
 * @param earlier whether the line belongs to an earlier run and is drawn paler and dashed
 */
public record ChartLine(
    Series series, String label, Hue hue, boolean smoothed, boolean markers, boolean earlier) {

  /** The line of a measure on training batches: smoothed, without dots. */
  public static ChartLine train(Series series, String label) {
    return new ChartLine(series, label, Hue.TRAIN, true, false, false);
  }

  /** The line of a measure on the validation data, once an epoch: dots, not smoothed. */
  public static ChartLine validation(Series series, String label) {
    return new ChartLine(series, label, Hue.VALIDATION, false, true, false);
  }

  /** A line of another colour, smoothed, without dots. */
  public static ChartLine of(Series series, String label, Hue hue) {
    return new ChartLine(series, label, hue, true, false, false);
  }

  /** This line with the pane's smoothing applied or not. */
  public ChartLine withSmoothing(boolean on) {
    return new ChartLine(series, label, hue, on, markers, earlier);
  }

  /** This line with a dot at each point or not. */
  public ChartLine withMarkers(boolean on) {
    return new ChartLine(series, label, hue, smoothed, on, earlier);
  }

  /** This line as that of an earlier run, laid under the present one. */
  public ChartLine asEarlier(String itsLabel) {
    return new ChartLine(series, itsLabel, hue, smoothed, markers, true);
  }
}
