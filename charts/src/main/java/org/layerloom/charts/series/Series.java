package org.layerloom.charts.series;

/**
 * One measured quantity over training, every point kept: append-only columns of step, epoch, clock
 * and value beside a pyramid of minima and maxima. A point costs about 37 bytes.
 *
 * <p>Any thread may append. Readers, the FX thread above all, never wait: they take {@link #points}
 * and see everything that was appended before that moment.
 */
public final class Series {
  private final String name;
  private final Object writing = new Object();
  private volatile Store store = new Store(0);

  /**
   * A series without points.
   *
   * @param name short name that heads its column in an exported table, such as {@code loss.train}
   */
  public Series(String name) {
    this.name = name;
  }

  /** The name given at construction. */
  public String name() {
    return name;
  }

  /**
   * Appends a point.
   *
   * @param step optimiser updates so far
   * @param epoch passes over the data so far, fractional
   * @param clock seconds since training began
   * @param value the measure; infinite or not a number is kept and drawn as a gap
   * @throws IllegalArgumentException if a position is not finite or lies before the last point
   */
  public void append(double step, double epoch, double clock, double value) {
    synchronized (writing) {
      store.append(name, step, epoch, clock, value);
    }
  }

  /**
   * Forgets the points after {@code step}: training went back to a checkpoint and will append them
   * again. Views taken before stay as they were.
   */
  public void rewind(double step) {
    synchronized (writing) {
      Points kept = store.points();
      int size = kept.firstAtOrAfter(XUnit.STEP, Math.nextUp(step));
      if (size == kept.size()) {
        return;
      }
      Store fresh = new Store(store.number + 1);
      for (int i = 0; i < size; i++) {
        fresh.append(
            name,
            kept.x(XUnit.STEP, i),
            kept.x(XUnit.EPOCH, i),
            kept.x(XUnit.CLOCK, i),
            kept.value(i));
      }
      store = fresh;
    }
  }

  /** All points appended so far. */
  public Points points() {
    return store.points();
  }

  /** Number of points appended so far. */
  public int size() {
    return store.size;
  }

  /** A number that is another one after every change. */
  public long version() {
    Store now = store;
    return ((long) now.number << 32) + now.size;
  }

  /** The present columns; another object after {@link #rewind}. */
  Store store() {
    return store;
  }

  @Override
  public String toString() {
    return name + " (" + size() + " points)";
  }

  /** The columns, written under the series' lock and read without. */
  static final class Store {
    final Points.Axes axes = new Points.Axes();
    final Column values = new Column();
    private final Pyramid pyramid = new Pyramid(values);
    private final int number;

    /** Stored last and read first: what publishes a point. */
    private volatile int size;

    Store(int number) {
      this.number = number;
    }

    private void append(String name, double step, double epoch, double clock, double value) {
      int at = size;
      put(name, XUnit.STEP, at, step);
      put(name, XUnit.EPOCH, at, epoch);
      put(name, XUnit.CLOCK, at, clock);
      values.set(at, value);
      pyramid.added(at);
      size = at + 1;
    }

    private void put(String name, XUnit unit, int at, double x) {
      Column column = axes.of(unit);
      if (!Double.isFinite(x) || (at > 0 && x < column.get(at - 1))) {
        throw new IllegalArgumentException(
            "Series %s: %s %s after %s: positions are finite and never go back; use rewind"
                .formatted(name, unit, x, at > 0 ? column.get(at - 1) : "nothing"));
      }
      column.set(at, x);
    }

    Points points() {
      return new Points(axes, values, pyramid, size);
    }

    int size() {
      return size;
    }
  }
}
