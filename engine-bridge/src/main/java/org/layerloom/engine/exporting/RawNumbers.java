package org.layerloom.engine.exporting;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Numbers as they lie in files. */
final class RawNumbers {

  private RawNumbers() {}

  static ByteBuffer reals(FloatBuffer values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.remaining() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values.duplicate());
    return bytes;
  }

  static ByteBuffer wholes(FloatBuffer values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.remaining() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.remaining(); i++) {
      bytes.putLong((long) values.get(values.position() + i));
    }
    return bytes.flip();
  }
}
