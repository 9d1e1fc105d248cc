package org.layerloom.charts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.charts.paint.ChartContent;
import org.layerloom.charts.series.Points;
import org.layerloom.charts.series.Series;
import org.layerloom.charts.series.Smoothed;

/**
 * The lines and bands of a pane with their smoothed forms. The FX thread sets what to follow; the
 * pump takes in what is new.
 */
final class Feed {
  private volatile List<Followed> lines = List.of();
  private volatile List<ChartBand> bands = List.of();
  private long seen = -1;

  private record Followed(ChartLine line, @Nullable Smoothed smoothed) {}

  /** Follows these from now on; keeps the smoothed forms that still fit. */
  void follow(List<ChartLine> newLines, List<ChartBand> newBands, double weight) {
    List<Followed> old = lines;
    List<Followed> next = new ArrayList<>();
    for (ChartLine line : newLines) {
      Smoothed smoothed = null;
      if (line.smoothed() && weight > 0) {
        smoothed =
            old.stream()
                .filter(known -> known.line().series() == line.series())
                .map(Followed::smoothed)
                .filter(known -> known != null && known.weight() == weight)
                .findFirst()
                .orElseGet(() -> new Smoothed(line.series(), weight));
      }
      next.add(new Followed(line, smoothed));
    }
    lines = List.copyOf(next);
    bands = List.copyOf(newBands);
  }

  /** Takes in what was appended; returns whether there was anything. */
  boolean collect() {
    boolean changed = false;
    long sum = 0;
    for (Followed followed : lines) {
      if (followed.smoothed() != null) {
        changed |= followed.smoothed().catchUp();
      }
      sum = 31 * sum + stamp(followed.line().series());
    }
    for (ChartBand band : bands) {
      sum = 31 * (31 * sum + stamp(band.low())) + stamp(band.high());
    }
    synchronized (this) {
      changed |= sum != seen;
      seen = sum;
    }
    return changed;
  }

  /** Changes whenever the series does: by another size or, after a rewind, another store. */
  private static long stamp(Series series) {
    return series.version();
  }

  /** What to draw now: the lines of earlier runs first, so that they lie below. */
  List<ChartContent.Curve> curves() {
    List<ChartContent.Curve> curves = new ArrayList<>();
    for (boolean earlier : new boolean[] {true, false}) {
      for (Followed followed : lines) {
        if (followed.line().earlier() == earlier) {
          Smoothed smoothed = followed.smoothed();
          Points shown = smoothed == null ? null : smoothed.points();
          curves.add(
              new ChartContent.Curve(followed.line(), followed.line().series().points(), shown));
        }
      }
    }
    return curves;
  }

  /** The bands to draw now. */
  List<ChartContent.Band> bandsNow() {
    return bands.stream()
        .map(band -> new ChartContent.Band(band, band.low().points(), band.high().points()))
        .toList();
  }
}
