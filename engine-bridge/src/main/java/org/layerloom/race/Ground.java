package org.layerloom.race;

/** A function of two numbers that can be walked down. */
public interface Ground {

  double height(double x, double y);

  /** The gradient: how much it rises along x, and along y. */
  double[] slope(double x, double y);

  /** The part of it that is worth looking at. */
  Extent extent();

  /** Whether its height is known there: whoever leaves what is known has left the race. */
  default boolean known(double x, double y) {
    return true;
  }

  /** A part of the plane. */
  record Extent(double left, double right, double bottom, double top) {

    /**
     * @throws IllegalArgumentException where it has no area
     */
    public Extent {
      if (!(left < right && bottom < top)) {
        throw new IllegalArgumentException(
            "no area from " + left + ", " + bottom + " to " + right + ", " + top);
      }
    }

    public double width() {
      return right - left;
    }

    public double height() {
      return top - bottom;
    }
  }
}
