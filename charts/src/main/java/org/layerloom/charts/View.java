package org.layerloom.charts;

/**
 * The part of the horizontal axis that a pane shows, in the pane's present unit.
 *
 * @param from left end
 * @param to right end, greater than {@code from}
 */
public record View(double from, double to) {
  /** Checks that the part is a part. */
  public View {
    if (!(from < to) || !Double.isFinite(to - from)) {
      throw new IllegalArgumentException("A view from " + from + " to " + to + " shows nothing");
    }
  }

  /** This view moved by {@code by}. */
  public View moved(double by) {
    return new View(from + by, to + by);
  }

  /** This view {@code factor} times as wide, where {@code around} stays in its place. */
  public View scaled(double factor, double around) {
    return new View(around + (from - around) * factor, around + (to - around) * factor);
  }

  /** Width of the part. */
  public double width() {
    return to - from;
  }
}
