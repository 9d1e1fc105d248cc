package org.layerloom.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.layerloom.data.Samples;
import org.layerloom.network.Shape;

/** Made-up samples that a network can learn: each class lies around a point of its own. */
public final class Blobs {

  private Blobs() {}

  /** Real numbers. */
  public static Samples of(int count, int classes, long seed, long... extents) {
    Shape shape = Shape.of(extents);
    int size = (int) shape.size();
    ByteBuffer features = buffer(count * size * Float.BYTES);
    ByteBuffer labels = buffer(count * Long.BYTES);
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      int label = random.nextInt(classes);
      labels.putLong(label);
      Random centre = new Random(1000 + label);
      for (int j = 0; j < size; j++) {
        features.putFloat((float) (centre.nextGaussian() + random.nextGaussian() * 0.7));
      }
    }
    return new Samples(
        count, shape, Samples.Type.FLOAT, features.flip(), classes, Shape.of(), labels.flip());
  }

  /** Real targets: the sum of the features, and their difference. */
  public static Samples sums(int count, long seed, int size) {
    ByteBuffer features = buffer(count * size * Float.BYTES);
    ByteBuffer labels = buffer(count * 2 * Float.BYTES);
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      float sum = 0;
      float alternating = 0;
      for (int j = 0; j < size; j++) {
        float x = (float) random.nextGaussian();
        features.putFloat(x);
        sum += x;
        alternating += j % 2 == 0 ? x : -x;
      }
      labels.putFloat(sum).putFloat(alternating);
    }
    return new Samples(
        count, Shape.of(size), Samples.Type.FLOAT, features.flip(), 0, Shape.of(2), labels.flip());
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
