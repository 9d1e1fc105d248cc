package org.layerloom.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The extents of one sample's tensor, without the batch: {@code 32 x 26 x 26} is channels, height,
 * width. No extents make a single number.
 */
public record Shape(List<Long> extents) {

  /**
   * @throws IllegalArgumentException for an extent below 1
   */
  public Shape {
    extents = List.copyOf(extents);
    for (long extent : extents) {
      if (extent < 1) {
        throw new IllegalArgumentException("not a shape: " + extents);
      }
    }
  }

  public static Shape of(long... extents) {
    return new Shape(Arrays.stream(extents).boxed().toList());
  }

  public int rank() {
    return extents.size();
  }

  public long extent(int axis) {
    return extents.get(axis);
  }

  public long last() {
    return extents.getLast();
  }

  /** How many numbers it holds; {@link Long#MAX_VALUE} where that overflows. */
  public long size() {
    long size = 1;
    for (long extent : extents) {
      long high = Math.multiplyHigh(size, extent);
      size = size * extent;
      if (high != 0 || size < 0) {
        return Long.MAX_VALUE;
      }
    }
    return size;
  }

  /** {@code 32×26×26}, as pills and messages write it. */
  @Override
  public String toString() {
    return extents.isEmpty()
        ? "1"
        : extents.stream().map(String::valueOf).collect(Collectors.joining("×"));
  }
}
