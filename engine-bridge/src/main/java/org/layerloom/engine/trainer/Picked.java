package org.layerloom.engine.trainer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.layerloom.data.Samples;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;

/** Some of many samples. */
final class Picked {

  private Picked() {}

  /** Neighbours, without a copy. */
  static Samples range(Samples all, int first, int count) {
    return new Samples(
        count,
        all.featureShape(),
        all.type(),
        slice(all.features(), all.count(), first, count),
        all.classes(),
        all.labelShape(),
        slice(all.labels(), all.count(), first, count));
  }

  private static ByteBuffer slice(ByteBuffer bytes, int samples, int first, int count) {
    int each = samples == 0 ? 0 : bytes.remaining() / samples;
    return bytes
        .slice(bytes.position() + first * each, count * each)
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Those at these places, in their order. */
  static Samples places(Samples all, int[] places) {
    return all.at(places);
  }

  /** All labels as numbers, one after another. */
  static double[] labels(Samples samples) {
    int count = Math.toIntExact(samples.count() * samples.labelShape().size());
    ByteBuffer labels = samples.labels().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = samples.classes() > 0 ? labels.getLong() : labels.getFloat();
    }
    return numbers;
  }

  /** The same features with labels that fit the network, all 0: nobody looks at them. */
  static Samples labelled(Samples samples, Signal.Labels labels) {
    Shape shape = labels.shape();
    int bytes = labels.classes() > 0 ? Long.BYTES : Float.BYTES;
    int size = Math.toIntExact(samples.count() * shape.size() * bytes);
    return new Samples(
        samples.count(),
        samples.featureShape(),
        samples.type(),
        samples.features(),
        labels.classes(),
        shape,
        ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN));
  }
}
