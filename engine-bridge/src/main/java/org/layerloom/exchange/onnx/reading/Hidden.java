package org.layerloom.exchange.onnx.reading;

/**
 * A tensor that no link can carry, for it has not the batch in front or is of another type. It
 * stays inside the region that gives it.
 */
@SuppressWarnings("ArrayRecordComponent") // extents of this room, which nobody changes
record Hidden(Region region, long[] dims, int type) implements Val {
  @Override
  public long[] dims() {
    return dims.clone();
  }
}
