package org.layerloom.race;

import java.util.Arrays;

/** One optimiser on its way. */
public final class Runner {

  /** Who is as many times the ground's extent away has flown off. */
  private static final double FAR = 1e3;

  private final Rule rule;
  private final double rate;
  private final Ground ground;
  private final Rule.Mover mover;
  private double[] xs = new double[64];
  private double[] ys = new double[64];
  private int count;
  private boolean lost;

  Runner(Rule rule, double rate, Ground ground, double x, double y) {
    this.rule = rule;
    this.rate = rate;
    this.ground = ground;
    this.mover = rule.mover(2);
    add(x, y);
  }

  private void add(double x, double y) {
    if (count == xs.length) {
      xs = Arrays.copyOf(xs, 2 * count);
      ys = Arrays.copyOf(ys, 2 * count);
    }
    xs[count] = x;
    ys[count] = y;
    count++;
  }

  void step(double factor) {
    if (lost) {
      return;
    }
    double[] at = {x(), y()};
    mover.step(at, ground.slope(at[0], at[1]), rate * factor);
    Ground.Extent extent = ground.extent();
    boolean there =
        Math.abs(at[0] - extent.left()) <= FAR * extent.width()
            && Math.abs(at[1] - extent.bottom()) <= FAR * extent.height()
            && Double.isFinite(ground.height(at[0], at[1]));
    if (there) {
      add(at[0], at[1]);
    }
    lost = !there || !ground.known(at[0], at[1]);
  }

  public Rule rule() {
    return rule;
  }

  /** Its learning rate, before the schedule. */
  public double rate() {
    return rate;
  }

  /** Whether it flew away, or left what is known of the ground: it takes no more steps. */
  public boolean lost() {
    return lost;
  }

  /** Places it was at, the start included. */
  public int count() {
    return count;
  }

  public double x(int step) {
    return xs[step];
  }

  public double y(int step) {
    return ys[step];
  }

  /** Where it is. */
  public double x() {
    return xs[count - 1];
  }

  public double y() {
    return ys[count - 1];
  }

  /** How high it is. */
  public double height() {
    return ground.height(x(), y());
  }
}
