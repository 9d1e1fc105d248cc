package org.layerloom.network;

/**
 * What a port gives or takes. Links join an output to an input that {@linkplain #accepts accepts}
 * it.
 */
public enum PortType {
  /** Features of a dataset, before the trained part of the network. */
  SAMPLES,
  /** What layers pass on. */
  TENSOR,
  /** What should have come out: class indices or target values. */
  LABELS,
  /** One number to make smaller. */
  LOSS,
  /** A trained network. */
  MODEL;

  /**
   * Whether an input of this type takes what an output of the other gives. A layer takes samples as
   * they are; and a loss may compare with samples (an auto-encoder) or with another tensor.
   */
  public boolean accepts(PortType output) {
    return this == output
        || (this == TENSOR && output == SAMPLES)
        || (this == LABELS && (output == SAMPLES || output == TENSOR));
  }
}
