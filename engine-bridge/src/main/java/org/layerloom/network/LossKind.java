package org.layerloom.network;

/**
 * A kind that makes one number, the batch's mean loss, of a prediction (input 0) and labels (input
 * 1).
 */
public non-sealed interface LossKind extends Kind {

  /** Writes the mean loss over the batch, a tensor without extents, and returns its expression. */
  String loss(TorchCode code);

  /** What a run reports beside the loss. */
  Measure measure();

  /** How a prediction is scored. */
  enum Measure {
    /** Share of samples whose largest output is the label's class. */
    ACCURACY,
    /** Share of samples whose one output is on the label's side. */
    BINARY_ACCURACY,
    /** Nothing beside the loss. */
    NONE
  }
}
