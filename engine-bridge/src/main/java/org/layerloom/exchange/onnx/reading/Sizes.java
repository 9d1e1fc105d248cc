package org.layerloom.exchange.onnx.reading;

import java.util.Arrays;

/** Arithmetic of extents that come from a file. */
final class Sizes {

  /**
   * The batch while extents are calculated with: a prime that no network has as an extent, so that
   * what it went into can be told afterwards.
   */
  static final long BATCH = 1_000_003;

  private Sizes() {}

  /**
   * How many numbers these extents make.
   *
   * @throws Unreadable where they are negative or too many to count
   */
  static long of(long[] dims, String name) {
    long size = 1;
    for (long extent : dims) {
      if (extent < 0 || (extent > 0 && size > Long.MAX_VALUE / extent)) {
        throw new Unreadable("exchange.onnx.extents", name, Arrays.toString(dims));
      }
      size *= extent;
    }
    if (size > Integer.MAX_VALUE && Arrays.stream(dims).noneMatch(Sizes::ofBatch)) {
      throw new Unreadable("exchange.onnx.extents", name, Arrays.toString(dims));
    }
    return size;
  }

  /** Whether the batch went into an extent. */
  static boolean ofBatch(long extent) {
    return extent != 0 && extent % BATCH == 0;
  }

  /** Whether a tensor can go through a flowchart's link: the batch first, and nowhere else. */
  static boolean flows(long[] dims) {
    if (dims.length == 0 || dims[0] != BATCH) {
      return false;
    }
    for (int axis = 1; axis < dims.length; axis++) {
      if (dims[axis] < 1 || ofBatch(dims[axis])) {
        return false;
      }
    }
    return true;
  }

  /** The extents of an operation number by number; null where they do not fit. */
  static long @org.jspecify.annotations.Nullable [] broadcast(long[] a, long[] b) {
    long[] both = new long[Math.max(a.length, b.length)];
    for (int back = 1; back <= both.length; back++) {
      long one = back > a.length ? 1 : a[a.length - back];
      long other = back > b.length ? 1 : b[b.length - back];
      if (one != other && one != 1 && other != 1) {
        return null;
      }
      both[both.length - back] = one == 1 ? other : one;
    }
    return both;
  }

  static int axis(long axis, int rank) {
    long found = axis < 0 ? axis + rank : axis;
    if (found < 0 || found > rank) {
      throw new Unreadable("exchange.onnx.axis", axis, rank);
    }
    return (int) found;
  }

  static long[] with(long[] dims, int axis, long extent) {
    long[] changed = dims.clone();
    changed[axis] = extent;
    return changed;
  }

  static long product(long[] dims, int from, int to) {
    long product = 1;
    for (int axis = from; axis < to; axis++) {
      product *= dims[axis];
    }
    return product;
  }
}
