package org.layerloom.network.kinds;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.layerloom.network.Shape;

/** Arithmetic of windows that slide over the last axes of a shape, channels first. */
final class Sliding {

  private static final List<String> LAYOUTS =
      List.of("network.layout.series", "network.layout.image", "network.layout.volume");

  private Sliding() {}

  /** The key that names the axes of a layer over so many of them. */
  static String layout(int axes) {
    return LAYOUTS.get(axes - 1);
  }

  /** How far a window of this kernel reaches: {@code dilation (kernel - 1) + 1}. */
  static long reach(long kernel, long dilation) {
    return dilation * (kernel - 1) + 1;
  }

  /** How many places it has; below 1 where it does not fit. */
  static long places(long in, long reach, long stride, long padding) {
    return Math.floorDiv(in + padding - reach, stride) + 1;
  }

  /** A shape of so many channels and these extents. */
  static Shape shape(long channels, long... extents) {
    return Shape.of(LongStream.concat(LongStream.of(channels), LongStream.of(extents)).toArray());
  }

  /** The extents without the channels. */
  static Shape extents(Shape shape) {
    return new Shape(shape.extents().subList(1, shape.rank()));
  }

  static long product(List<Long> numbers) {
    return new Shape(numbers).size();
  }

  /** As TorchScript writes a list: {@code [1, 2]}. */
  static String list(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }

  static String list(int times, long number) {
    return list(LongStream.range(0, times).mapToObj(i -> number).toList());
  }

  static long[] repeat(int times, long number) {
    return LongStream.range(0, times).map(i -> number).toArray();
  }
}
