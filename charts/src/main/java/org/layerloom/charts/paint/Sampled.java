package org.layerloom.charts.paint;

import org.jspecify.annotations.Nullable;
import org.layerloom.charts.series.Envelope;

/** The samples of one curve or band, kept between frames so that their arrays are used again. */
final class Sampled {
  final Envelope raw = new Envelope();
  final Envelope smoothed = new Envelope();
  ChartContent.@Nullable Curve curve;
  ChartContent.@Nullable Band band;
}
