package org.layerloom.exchange.onnx;

import java.util.ArrayList;
import java.util.List;

/** Arithmetic of extents that may begin with the batch. */
final class Dims {

  private Dims() {}

  /** An axis counted from the front, also where it was counted from the end. */
  static int axis(long axis, int rank) {
    return (int) (axis < 0 ? axis + rank : axis);
  }

  static List<Long> with(List<Long> dims, int axis, long extent) {
    List<Long> changed = new ArrayList<>(dims);
    changed.set(axis, extent);
    return changed;
  }

  static List<Long> without(List<Long> dims, int axis) {
    List<Long> changed = new ArrayList<>(dims);
    changed.remove(axis);
    return changed;
  }

  static List<Long> inserted(List<Long> dims, int axis, long extent) {
    List<Long> changed = new ArrayList<>(dims);
    changed.add(axis, extent);
    return changed;
  }

  /** The product of the extents from an axis to another, both included. */
  static long product(List<Long> dims, int from, int to) {
    return dims.subList(from, to + 1).stream().reduce(1L, (a, b) -> a * b);
  }

  /** The extents of an operation number by number. */
  static List<Long> broadcast(List<Long> a, List<Long> b) {
    int rank = Math.max(a.size(), b.size());
    List<Long> both = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      long one = fromEnd(a, rank - axis);
      long other = fromEnd(b, rank - axis);
      both.add(one == Traced.BATCH || other == Traced.BATCH ? Traced.BATCH : Math.max(one, other));
    }
    return both;
  }

  private static long fromEnd(List<Long> dims, int back) {
    return back > dims.size() ? 1 : dims.get(dims.size() - back);
  }
}
