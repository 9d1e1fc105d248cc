package org.layerloom.training;

import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;

/**
 * One of a network's predictions, for all samples that were asked for.
 *
 * @param loss the loss node that judges it
 * @param meaning what the numbers are
 * @param shape one sample's
 * @param values sample after sample
 */
@SuppressWarnings("ArrayRecordComponent") // Many numbers; nobody compares them.
public record Prediction(NodeId loss, Meaning meaning, Shape shape, float[] values) {

  /** What the numbers of a prediction are. */
  public enum Meaning {
    /** A share for each class, 1 in sum. */
    CLASSES,
    /** Each the share of a yes, from 0 to 1. */
    YES,
    /** Numbers as they are. */
    NUMBERS
  }

  /** The numbers of one sample. */
  public float[] of(int sample) {
    int size = Math.toIntExact(shape.size());
    return java.util.Arrays.copyOfRange(values, sample * size, (sample + 1) * size);
  }
}
