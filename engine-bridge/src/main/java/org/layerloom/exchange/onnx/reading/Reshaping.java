package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;

/** Extents of the operators that only change them. */
final class Reshaping {

  private Reshaping() {}

  /** What the Reshape operator makes of an input's extents. */
  static long[] of(long[] x, Known shape, NodeProto node) {
    if (shape.size() > 16) {
      throw new Unreadable("exchange.onnx.extents", Names.of(node), shape.list().toString());
    }
    long[] wanted = shape.wholes().clone();
    boolean zeros = new Attrs(node).whole("allowzero", 0) == 0;
    long all = Sizes.product(x, 0, x.length);
    long known = 1;
    int open = -1;
    for (int axis = 0; axis < wanted.length; axis++) {
      if (wanted[axis] == 0 && zeros && axis < x.length) {
        wanted[axis] = x[axis];
      }
      if (wanted[axis] == -1 && open < 0) {
        open = axis;
      } else {
        known *= wanted[axis];
      }
    }
    // A file for one sample writes 1 where the batch is.
    boolean single = wanted.length > 0 && wanted[0] == 1 && x.length > 0 && x[0] == Sizes.BATCH;
    if (single
        && (open < 0 ? known * Sizes.BATCH == all : Sizes.ofBatch(all / Math.max(1, known)))) {
      wanted[0] = Sizes.BATCH;
      known *= Sizes.BATCH;
    }
    if (open >= 0 && known > 0 && all % known == 0) {
      wanted[open] = all / known;
      known = all;
    }
    if (known != all) {
      throw new Unreadable("exchange.onnx.reshape", Names.of(node), shape.list().toString(), all);
    }
    return wanted;
  }

  static long[] squeezed(long[] x, Known axes) {
    boolean[] gone = new boolean[x.length];
    for (int i = 0; i < axes.size(); i++) {
      int axis = Sizes.axis(axes.whole(i), x.length);
      if (axis >= x.length || x[axis] != 1) {
        throw new Unreadable("exchange.onnx.axis", axes.whole(i), x.length);
      }
      gone[axis] = true;
    }
    List<Long> dims = new ArrayList<>();
    for (int axis = 0; axis < x.length; axis++) {
      if (!gone[axis]) {
        dims.add(x[axis]);
      }
    }
    return dims.stream().mapToLong(Long::longValue).toArray();
  }

  static long[] unsqueezed(long[] x, Known axes) {
    int rank = x.length + (int) Math.min(16, axes.size());
    boolean[] added = new boolean[rank];
    for (int i = 0; i < axes.size(); i++) {
      int axis = Sizes.axis(axes.whole(i), rank);
      if (axis >= rank) {
        throw new Unreadable("exchange.onnx.axis", axes.whole(i), rank);
      }
      added[axis] = true;
    }
    long[] dims = new long[rank];
    int from = 0;
    for (int axis = 0; axis < rank; axis++) {
      dims[axis] = added[axis] || from >= x.length ? 1 : x[from++];
    }
    return dims;
  }
}
