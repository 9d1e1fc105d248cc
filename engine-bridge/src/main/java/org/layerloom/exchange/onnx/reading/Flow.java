package org.layerloom.exchange.onnx.reading;

import org.jspecify.annotations.Nullable;

/**
 * A tensor that a node of the flowchart gives.
 *
 * @param node the node's id; empty where a region gives it, whose node is made last
 * @param port its output
 * @param most for indices: how many there are; 0 for real numbers
 * @param from the region that gives it, or null
 */
@SuppressWarnings("ArrayRecordComponent") // extents of this room, which nobody changes
record Flow(String node, String port, long[] dims, long most, @Nullable Region from)
    implements Val {

  @Override
  public int type() {
    return most > 0 ? Known.INT64 : Known.FLOAT;
  }

  int rank() {
    return dims.length;
  }

  long dim(int axis) {
    return dims[axis];
  }

  boolean real() {
    return most == 0;
  }

  /** The extent of an axis of one sample, counted from 0. */
  long extent(int axis) {
    return dims[axis + 1];
  }

  @Override
  public long[] dims() {
    return dims.clone();
  }

  /** The same output of the same node. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Flow flow
        && flow.node.equals(node)
        && flow.port.equals(port)
        && flow.from == from;
  }

  @Override
  public int hashCode() {
    return 31 * node.hashCode() + port.hashCode();
  }
}
