package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the Slice operator takes of each axis.
 *
 * @param cuts in the file's order
 * @param dims what is left
 */
@SuppressWarnings("ArrayRecordComponent") // extents of this room, which nobody changes
record Cuts(List<Cut> cuts, long[] dims) {

  /** From a place to one before another, in steps. */
  record Cut(int axis, long from, long to, long step) {}

  /** Null where it depends on samples. */
  static @Nullable Cuts of(Chart chart, NodeProto node, long[] x) {
    Known starts = chart.known(node, 1);
    Known ends = chart.known(node, 2);
    Known axes = chart.known(node, 3);
    Known steps = chart.known(node, 4);
    boolean open =
        (chart.given(node, 3) && axes == null) || (chart.given(node, 4) && steps == null);
    if (starts == null || ends == null || open || starts.size() > 16) {
      return null;
    }
    long[] dims = x.clone();
    List<Cut> cuts = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int axis = Sizes.axis(axes == null ? i : axes.whole(i), x.length);
      long step = steps == null ? 1 : steps.whole(i);
      if (axis >= x.length || step == 0) {
        throw new Unreadable("exchange.onnx.axis", axis, x.length);
      }
      long extent = dims[axis];
      long from = place(starts.whole(i), extent, step > 0 ? 0 : -1);
      long to = place(ends.whole(i), extent, step > 0 ? 0 : -1);
      long count = step > 0 ? Math.ceilDiv(to - from, step) : Math.ceilDiv(from - to, -step);
      dims[axis] = Math.max(0, count);
      cuts.add(new Cut(axis, from, to, step));
    }
    return new Cuts(cuts, dims);
  }

  private static long place(long at, long extent, long least) {
    long counted = at < 0 ? Math.max(at, -extent - 1) + extent : at;
    return Math.clamp(counted, least, least < 0 ? extent - 1 : extent);
  }
}
