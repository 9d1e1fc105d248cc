package org.layerloom.charts.paint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.charts.ChartBand;
import org.layerloom.charts.ChartEvent;
import org.layerloom.charts.ChartLine;
import org.layerloom.charts.ValueUnit;
import org.layerloom.charts.View;
import org.layerloom.charts.series.Points;
import org.layerloom.charts.series.XUnit;

/**
 * Everything a chart shows at one moment.
 *
 * @param title heading
 * @param xUnit what the horizontal axis counts
 * @param valueUnit how values are said
 * @param logValues whether the vertical axis is logarithmic
 * @param view part of the horizontal axis, or null for all of it
 * @param expectedEnd where training is expected to end, in the x unit; not a number if unknown
 * @param curves lines, those drawn first coming first
 * @param bands bands, drawn under the lines
 * @param events marks on the horizontal axis
 * @param emptyText what to say while there are no points
 */
public record ChartContent(
    String title,
    XUnit xUnit,
    ValueUnit valueUnit,
    boolean logValues,
    @Nullable View view,
    double expectedEnd,
    List<Curve> curves,
    List<Band> bands,
    List<ChartEvent> events,
    String emptyText) {

  /**
   * A line with its points.
   *
   * @param line how it looks
   * @param raw its points
   * @param smoothed the smoothed points, or null when it is not smoothed
   */
  public record Curve(ChartLine line, Points raw, @Nullable Points smoothed) {}

  /** A band with its points. */
  public record Band(ChartBand band, Points low, Points high) {}

  /** The same chart with other points. */
  public ChartContent with(List<Curve> otherCurves, List<Band> otherBands) {
    return new ChartContent(
        title,
        xUnit,
        valueUnit,
        logValues,
        view,
        expectedEnd,
        otherCurves,
        otherBands,
        events,
        emptyText);
  }

  /** Whether there is nothing to draw. */
  public boolean isEmpty() {
    return curves.stream().allMatch(curve -> curve.raw().size() == 0);
  }
}
