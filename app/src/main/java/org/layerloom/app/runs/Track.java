package org.layerloom.app.runs;

import org.layerloom.charts.series.Points;
import org.layerloom.charts.series.Series;
import org.layerloom.charts.series.XUnit;

/** A recorded line that shows itself as far as it had come at some time of its run. */
final class Track {

  private final Points all;
  private final Series shown;
  private int next;

  Track(Series recorded) {
    this.all = recorded.points();
    this.shown = new Series(recorded.name());
  }

  /** The line as it is shown: it grows and shrinks. */
  Series shown() {
    return shown;
  }

  /** Seconds of its run. */
  double length() {
    return all.size() == 0 ? 0 : all.x(XUnit.CLOCK, all.size() - 1);
  }

  /** Where it ends, as a unit counts. */
  double end(XUnit unit) {
    return all.size() == 0 ? 0 : all.x(unit, all.size() - 1);
  }

  /** Shows what there was so many seconds after the run's begin. */
  void to(double clock) {
    int wanted = all.firstAtOrAfter(XUnit.CLOCK, Math.nextUp(clock));
    if (wanted < next) {
      shown.rewind(wanted == 0 ? -1 : all.x(XUnit.STEP, wanted - 1));
      next = wanted;
    }
    for (; next < wanted; next++) {
      shown.append(
          all.x(XUnit.STEP, next),
          all.x(XUnit.EPOCH, next),
          all.x(XUnit.CLOCK, next),
          all.value(next));
    }
  }
}
