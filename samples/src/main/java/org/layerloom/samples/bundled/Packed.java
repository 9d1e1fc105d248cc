package org.layerloom.samples.bundled;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.Samples;
import org.layerloom.network.Shape;

/** Puts samples into the buffers that the engine takes. */
final class Packed {

  private Packed() {}

  /** Shapes, and whether there are classes, are the dataset's. */
  static Samples of(DatasetInfo info, List<Sample> samples, Samples.Type type) {
    Shape shape = info.shape().features().shape();
    long classes = info.shape().labels().classes();
    int width = Math.toIntExact(shape.size());
    ByteBuffer features = buffer(samples.size() * width * bytes(type));
    ByteBuffer labels = buffer(samples.size() * (classes > 0 ? Long.BYTES : Float.BYTES));
    for (Sample sample : samples) {
      for (int i = 0; i < width; i++) {
        switch (type) {
          case BYTE -> features.put((byte) Math.round(sample.feature(i)));
          case FLOAT -> features.putFloat(sample.feature(i));
          case INDEX -> features.putLong(Math.round(sample.feature(i)));
        }
      }
      if (classes > 0) {
        labels.putLong(Math.round(sample.target()));
      } else {
        labels.putFloat((float) sample.target());
      }
    }
    return new Samples(
        samples.size(),
        shape,
        type,
        features.flip(),
        classes,
        info.shape().labels().shape(),
        labels.flip());
  }

  private static int bytes(Samples.Type type) {
    return switch (type) {
      case BYTE -> 1;
      case FLOAT -> Float.BYTES;
      case INDEX -> Long.BYTES;
    };
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
