package org.layerloom.engine.trainer;

import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.Samples;

/** Weights that let every class count as much as any other, however rare it is. */
final class Balance {

  private Balance() {}

  /**
   * For each class the number of samples, divided by the number of classes and of the class's own
   * samples; a class that never occurs weighs 1, and is not counted as a class.
   *
   * @param samples with one class a sample
   * @param trained places of the samples to count
   * @param ignored a label that is not counted, which may be no class; null for none
   */
  static float[] weights(Samples samples, long[] trained, int classes, @Nullable Long ignored) {
    LongBuffer labels = samples.labels().duplicate().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
    long[] counts = new long[classes];
    long all = 0;
    for (long place : trained) {
      long label = labels.get(Math.toIntExact(place));
      if (ignored == null || label != ignored) {
        counts[Math.toIntExact(label)]++;
        all++;
      }
    }
    long present = Arrays.stream(counts).filter(count -> count > 0).count();
    float[] weights = new float[classes];
    for (int label = 0; label < classes; label++) {
      weights[label] = counts[label] == 0 ? 1 : (float) ((double) all / (present * counts[label]));
    }
    return weights;
  }
}
