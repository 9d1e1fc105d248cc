package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Extents of sums that are named by letters, {@code bi,oij,bj->bo}. */
final class Einsum {

  private Einsum() {}

  /** Null where the letters do not fit the inputs, or nothing is said of the result. */
  static long @Nullable [] of(Chart chart, NodeProto node) {
    String[] sides = new Attrs(node).text("equation", "").replace(" ", "").split("->", -1);
    String[] terms = sides[0].split(",", -1);
    if (sides.length != 2 || terms.length != node.getInputCount() || sides[0].contains(".")) {
      return null;
    }
    Map<Character, Long> extents = new HashMap<>();
    for (int i = 0; i < terms.length; i++) {
      Val value = chart.value(node, i);
      if (value == null || value.dims().length != terms[i].length()) {
        return null;
      }
      for (int axis = 0; axis < terms[i].length(); axis++) {
        extents.put(terms[i].charAt(axis), value.dims()[axis]);
      }
    }
    long[] dims = new long[sides[1].length()];
    for (int axis = 0; axis < dims.length; axis++) {
      Long extent = extents.get(sides[1].charAt(axis));
      if (extent == null) {
        return null;
      }
      dims[axis] = extent;
    }
    return dims;
  }
}
