package org.layerloom.charts;

import org.layerloom.charts.series.Series;

/**
 * A pale band between two series, such as the spread over folds or seeds.
 *
 * @param low lower edge
 * @param high upper edge
 * @param label what the legend says, in the user's language; empty for no entry
 * @param hue its colour
 */
public record ChartBand(Series low, Series high, String label, Hue hue) {}
