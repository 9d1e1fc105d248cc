package org.layerloom.charts.series;

/**
 * The debiased exponential moving average of a series, over all of its points and not over what
 * happens to be drawn:
 *
 * <pre>
 *   m(0) = 0,  m(n) = w m(n-1) + (1 - w) v(n),  shown(n) = m(n) / (1 - w^n)
 * </pre>
 *
 * <p>The division removes the pull towards zero of the first points (D. P. Kingma and J. Ba, "Adam:
 * a method for stochastic optimization", 2015, section 3). A value that is not finite is skipped:
 * the average stands still there.
 *
 * <p>{@link #catchUp} is called by one background thread at a time; {@link #points} by any.
 */
public final class Smoothed {
  private final Series series;
  private final double weight;
  private final Object catchingUp = new Object();
  private volatile State state;

  /**
   * An average that has seen nothing yet.
   *
   * @param weight share of the past, from 0 (the raw values) to below 1
   */
  public Smoothed(Series series, double weight) {
    if (!(weight >= 0 && weight < 1)) {
      throw new IllegalArgumentException("Smoothing weight " + weight + " is not in [0, 1)");
    }
    this.series = series;
    this.weight = weight;
    this.state = new State(series.store());
  }

  /** The weight of the past. */
  public double weight() {
    return weight;
  }

  /** Takes in the points that were appended since; returns whether there were any. */
  public boolean catchUp() {
    synchronized (catchingUp) {
      Series.Store store = series.store();
      boolean rewound = store != state.store;
      if (rewound) {
        state = new State(store);
      }
      return state.catchUp(weight) || rewound;
    }
  }

  /** The smoothed points so far: as many as {@link #catchUp} has seen. */
  public Points points() {
    State now = state;
    return new Points(now.store.axes, now.values, now.pyramid, now.size);
  }

  private static final class State {
    private final Series.Store store;
    private final Column values = new Column();
    private final Pyramid pyramid = new Pyramid(values);
    private double mean;
    private double power = 1;
    private volatile int size;

    State(Series.Store store) {
      this.store = store;
    }

    boolean catchUp(double weight) {
      int from = size;
      int to = store.size();
      for (int i = from; i < to; i++) {
        double value = store.values.get(i);
        if (Double.isFinite(value)) {
          mean = weight * mean + (1 - weight) * value;
          power *= weight;
        }
        values.set(i, power == 1 ? Double.NaN : mean / (1 - power));
        pyramid.added(i);
        if ((i & 0xFFFF) == 0xFFFF) {
          size = i + 1; // a long history shows itself bit by bit
        }
      }
      size = to;
      return to > from;
    }
  }
}
