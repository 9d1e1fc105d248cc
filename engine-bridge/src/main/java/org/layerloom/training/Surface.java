package org.layerloom.training;

import java.util.List;

/**
 * A plane through a run's weights: two directions out of thousands or millions, with the run's last
 * checkpoint at (0, 0). What the loss is at a place of it is asked by {@link Question.Climb}.
 *
 * <p>Where the run has kept three checkpoints or more, the directions are those in which its path
 * goes furthest: the first two principal components of the path's weights. Otherwise they are
 * random ones, each filter of them as long as the network's own (Li et al., "Visualizing the Loss
 * Landscape of Neural Nets", 2018), at a right angle to one another.
 *
 * @param id what questions about this surface are asked with
 * @param side places along each edge of the grid
 * @param left the first column's place, {@code right} the last one's; of principal directions the
 *     distance of the weights, of random ones multiples of the network's own size
 * @param bottom the first row's place, {@code top} the last one's
 * @param principal whether the directions are the path's own
 * @param share of the path's variance that lies in the plane: 1 where nothing is left out
 * @param samples how many the loss is the mean of
 * @param path the kept moments, in the order of training; the last one lies at (0, 0)
 */
public record Surface(
    long id,
    int side,
    double left,
    double right,
    double bottom,
    double top,
    boolean principal,
    double share,
    int samples,
    List<Moment> path) {

  /** Places along an edge, at least and at most. */
  public static final int LEAST = 2;

  public static final int MOST = 201;

  /**
   * A checkpoint's place.
   *
   * @param name {@link #START}, or a checkpoint's as in {@link Trained}
   * @param step training steps done by then
   */
  public record Moment(String name, long step, double x, double y) {}

  /** The moment before the first step is called so. */
  public static final String START = "start";

  /**
   * @throws IllegalArgumentException for an extent without area, or a path without a moment
   */
  public Surface {
    path = List.copyOf(path);
    if (side < LEAST || side > MOST || path.isEmpty()) {
      throw new IllegalArgumentException(
          "no surface of " + side + " with " + path.size() + " moments");
    }
    if (!(left < right && bottom < top && right - left < 1e30 && top - bottom < 1e30)) {
      throw new IllegalArgumentException(
          "no plane from " + left + ", " + bottom + " to " + right + ", " + top);
    }
  }

  /** How many losses there are: those of the grid, row by row from the bottom, then the path's. */
  public int count() {
    return side * side + path.size();
  }

  /** Where a column of the grid lies. */
  public double x(int column) {
    return left + (right - left) * column / (side - 1);
  }

  /** Where a row of the grid lies. */
  public double y(int row) {
    return bottom + (top - bottom) * row / (side - 1);
  }
}
