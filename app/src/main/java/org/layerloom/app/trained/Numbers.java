package org.layerloom.app.trained;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.layerloom.data.Samples;
import org.layerloom.network.Shape;

/** The numbers of samples, whatever they are stored as. */
public final class Numbers {

  private Numbers() {}

  /** One sample alone. */
  public static Samples one(Samples samples, int index) {
    return new Samples(
        1,
        samples.featureShape(),
        samples.type(),
        slice(samples.features(), samples.count(), index),
        samples.classes(),
        samples.labelShape(),
        slice(samples.labels(), samples.count(), index));
  }

  private static ByteBuffer slice(ByteBuffer bytes, int count, int index) {
    int each = bytes.remaining() / count;
    return bytes.slice(bytes.position() + index * each, each).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** One sample's features. */
  public static float[] features(Samples samples, int index) {
    ByteBuffer bytes = slice(samples.features(), samples.count(), index);
    float[] numbers = new float[Math.toIntExact(samples.featureShape().size())];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          switch (samples.type()) {
            case BYTE -> bytes.get() & 0xff;
            case FLOAT -> bytes.getFloat();
            case INDEX -> bytes.getLong();
          };
    }
    return numbers;
  }

  /** One sample's label as a number; NaN where it has several. */
  public static double label(Samples samples, int index) {
    if (samples.labelShape().size() != 1) {
      return Double.NaN;
    }
    ByteBuffer bytes = slice(samples.labels(), samples.count(), index);
    return samples.classes() > 0 ? bytes.getLong() : bytes.getFloat();
  }

  /** A sample of these features; its label is nobody's business. */
  public static Samples sample(Shape shape, Samples.Type type, float[] features) {
    int each =
        switch (type) {
          case BYTE -> 1;
          case FLOAT -> Float.BYTES;
          case INDEX -> Long.BYTES;
        };
    ByteBuffer bytes = ByteBuffer.allocate(features.length * each).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : features) {
      switch (type) {
        case BYTE -> bytes.put((byte) Math.clamp(Math.round(number), 0, 255));
        case FLOAT -> bytes.putFloat(number);
        case INDEX -> bytes.putLong(Math.round(number));
      }
    }
    ByteBuffer label = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return new Samples(1, shape, type, bytes.flip(), 0, Shape.of(), label);
  }
}
