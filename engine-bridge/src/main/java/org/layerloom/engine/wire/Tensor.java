package org.layerloom.engine.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;

/**
 * Numbers on their way between processes.
 *
 * @param name what the frame's type calls it
 * @param shape extents, the batch included; none for a single number, 0 allowed
 * @param data little-endian, exactly as many bytes as type and shape ask for; read-only, at
 *     position 0
 */
public record Tensor(String name, Type type, List<Long> shape, ByteBuffer data) {

  /** How a number is stored. */
  public enum Type {
    U8(1),
    I32(4),
    I64(8),
    F32(4),
    F64(8);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    public int bytes() {
      return bytes;
    }
  }

  /**
   * @throws IllegalArgumentException where data and shape disagree
   */
  public Tensor {
    shape = List.copyOf(shape);
    if (data.remaining() != byteLength(type, shape)) {
      throw new IllegalArgumentException(
          name + " of " + shape + " holds " + data.remaining() + " bytes");
    }
    data = data.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The data from its beginning, little-endian: each caller has a position of its own. */
  @Override
  public ByteBuffer data() {
    return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  public static Tensor floats(String name, List<Long> shape, float[] values) {
    ByteBuffer data = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(values);
    return new Tensor(name, Type.F32, shape, data);
  }

  public static Tensor longs(String name, List<Long> shape, long[] values) {
    ByteBuffer data = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    data.asLongBuffer().put(values);
    return new Tensor(name, Type.I64, shape, data);
  }

  /**
   * A copy as floats.
   *
   * @throws IllegalStateException where they are not
   */
  public float[] toFloats() {
    if (type != Type.F32) {
      throw new IllegalStateException(name + " is " + type);
    }
    FloatBuffer floats = data().asFloatBuffer();
    float[] values = new float[floats.remaining()];
    floats.get(values);
    return values;
  }

  /**
   * A copy as whole numbers.
   *
   * @throws IllegalStateException where they are not
   */
  public long[] toLongs() {
    if (type != Type.I64) {
      throw new IllegalStateException(name + " is " + type);
    }
    LongBuffer longs = data().asLongBuffer();
    long[] values = new long[longs.remaining()];
    longs.get(values);
    return values;
  }

  /**
   * How many bytes such a tensor takes; {@link Long#MAX_VALUE} where that overflows.
   *
   * @throws IllegalArgumentException for an extent below 0
   */
  static long byteLength(Type type, List<Long> shape) {
    boolean none = false;
    long length = type.bytes();
    for (long extent : shape) {
      if (extent < 0) {
        throw new IllegalArgumentException("not a shape: " + shape);
      }
      none |= extent == 0;
      length =
          extent == 0 || length <= Long.MAX_VALUE / extent
              ? length * Math.max(extent, 1)
              : Long.MAX_VALUE;
    }
    return none ? 0 : length;
  }
}
