package org.layerloom.engine.client;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.layerloom.data.Samples;
import org.layerloom.network.Shape;

/** Samples to ask about. */
final class Asking {

  private Asking() {}

  /** Samples of three numbers each: 0, 1, 2 and so on; their labels are as many ones. */
  static Samples numbers(int count) {
    ByteBuffer features = ByteBuffer.allocate(count * 12).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer labels = ByteBuffer.allocate(count * 8).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      features.putFloat(3 * i).putFloat(3 * i + 1).putFloat(3 * i + 2);
      labels.putLong(1);
    }
    return new Samples(
        count, Shape.of(3), Samples.Type.FLOAT, features.flip(), 2, Shape.of(), labels.flip());
  }
}
