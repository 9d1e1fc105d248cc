package org.layerloom.charts.series;

import java.util.Arrays;
import java.util.List;

/**
 * Several runs of one measure as one line and a band about it, such as over seeds or folds: the
 * mean of the runs, and from the lowest to the highest of them. It begins where all have begun, and
 * ends where the first one ends, so that no run leaves the mean on the way.
 *
 * @param low of every run at each place
 * @param mean of the runs
 * @param high of every run at each place
 */
public record Spread(Series low, Series mean, Series high) {

  /** More would be narrower than a pixel. */
  private static final int MOST = 400;

  private static final XUnit[] UNITS = {XUnit.STEP, XUnit.EPOCH, XUnit.CLOCK};

  /**
   * Over series that may have points at different places: each one is averaged within places of
   * equal width along the epochs first. Series of a point an epoch keep their points.
   *
   * @param name of the three, in saved tables
   * @param series at least one; those without points are left out
   */
  public static Spread of(String name, List<Series> series) {
    Spread found =
        new Spread(new Series(name + ".low"), new Series(name), new Series(name + ".high"));
    List<Points> runs =
        series.stream().map(Series::points).filter(points -> points.size() > 0).toList();
    if (runs.isEmpty()) {
      return found;
    }
    double from = Double.NEGATIVE_INFINITY;
    double to = Double.POSITIVE_INFINITY;
    int places = MOST;
    for (Points points : runs) {
      from = Math.max(from, points.x(XUnit.EPOCH, 0));
      to = Math.min(to, points.x(XUnit.EPOCH, points.size() - 1));
      places = Math.min(places, points.size());
    }
    if (to >= from) {
      found.fill(runs, from, to, places);
    }
    return found;
  }

  private void fill(List<Points> runs, double from, double to, int places) {
    double[][] means = new double[runs.size()][];
    double[][] at = new double[UNITS.length][places];
    int[] counted = new int[places];
    for (int run = 0; run < runs.size(); run++) {
      means[run] = new double[places];
      int[] own = new int[places];
      Points points = runs.get(run);
      for (int i = 0; i < points.size(); i++) {
        double x = points.x(XUnit.EPOCH, i);
        int place = to > from ? (int) Math.round((x - from) / (to - from) * (places - 1)) : 0;
        if (place < 0 || place >= places || !Double.isFinite(points.value(i))) {
          continue;
        }
        means[run][place] += points.value(i);
        own[place]++;
        counted[place]++;
        for (int unit = 0; unit < UNITS.length; unit++) {
          at[unit][place] += points.x(UNITS[unit], i);
        }
      }
      for (int place = 0; place < places; place++) {
        means[run][place] = own[place] == 0 ? Double.NaN : means[run][place] / own[place];
      }
    }
    append(means, at, counted);
  }

  private void append(double[][] means, double[][] at, int[] counted) {
    double[] last = new double[UNITS.length];
    for (int place = 0; place < counted.length; place++) {
      int here = place;
      double[] values = Arrays.stream(means).mapToDouble(run -> run[here]).toArray();
      // Where one of them has no point, the others would make a step that none of them made.
      if (Arrays.stream(values).anyMatch(Double::isNaN)) {
        continue;
      }
      double[] x = new double[UNITS.length];
      for (int unit = 0; unit < UNITS.length; unit++) {
        x[unit] = Math.max(last[unit], at[unit][place] / counted[place]);
      }
      last = x;
      Arrays.sort(values);
      low.append(x[0], x[1], x[2], values[0]);
      mean.append(x[0], x[1], x[2], Arrays.stream(values).average().orElseThrow());
      high.append(x[0], x[1], x[2], values[values.length - 1]);
    }
  }
}
