package org.layerloom.engine.trainer;

import org.layerloom.network.LossKind;
import org.layerloom.network.Shape;
import org.layerloom.training.Prediction;

/** From what arrives at a loss to what a person reads. */
final class Meanings {

  private Meanings() {}

  static Prediction.Meaning of(LossKind loss, Shape shape) {
    return switch (loss.measure()) {
      case ACCURACY -> shape.rank() == 1 ? Prediction.Meaning.CLASSES : Prediction.Meaning.NUMBERS;
      case BINARY_ACCURACY -> Prediction.Meaning.YES;
      case NONE -> Prediction.Meaning.NUMBERS;
    };
  }

  /**
   * Turns raw sums into shares where they mean shares.
   *
   * @param raw whether they are no shares yet
   * @param values sample after sample; left as they are
   */
  static float[] say(Prediction.Meaning meaning, boolean raw, Shape shape, float[] values) {
    float[] said = values.clone();
    if (!raw) {
      return said;
    }
    switch (meaning) {
      case CLASSES -> {
        int classes = Math.toIntExact(shape.size());
        for (int at = 0; at < said.length; at += classes) {
          softmax(said, at, classes);
        }
      }
      case YES -> {
        for (int i = 0; i < said.length; i++) {
          said[i] = (float) (1 / (1 + Math.exp(-said[i])));
        }
      }
      case NUMBERS -> {
        // They are what they are.
      }
    }
    return said;
  }

  private static void softmax(float[] values, int from, int count) {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = from; i < from + count; i++) {
      most = Math.max(most, values[i]);
    }
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += Math.exp(values[i] - most);
    }
    for (int i = from; i < from + count; i++) {
      values[i] = (float) (Math.exp(values[i] - most) / sum);
    }
  }
}
