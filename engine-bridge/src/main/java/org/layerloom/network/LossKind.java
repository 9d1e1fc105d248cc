package org.layerloom.network;

import org.jspecify.annotations.Nullable;

/**
 * A kind that makes one number, the batch's mean loss, of a prediction (input 0) and labels (input
 * 1).
 */
public non-sealed interface LossKind extends Kind {

  /** Writes the mean loss over the batch, a tensor without extents, and returns its expression. */
  String loss(TorchCode code);

  /** What a run reports beside the loss. */
  Measure measure();

  /**
   * For how many classes it wants weights that balance the training labels, under the name {@link
   * #BALANCE}: a class that is rare counts more. 0 for none.
   */
  default long balances(Site site) {
    return 0;
  }

  /** The label that neither the loss nor the score counts; null where all count. */
  default @Nullable Long ignored(Settings settings) {
    return null;
  }

  /**
   * For a loss that does not count every sample alike: what the batch counts for in sum, a tensor
   * without extents, from its labels alone. Null where each sample counts 1.
   */
  default @Nullable String mass(TorchCode code) {
    return null;
  }

  /** The name of the weights of {@link #balances}. */
  String BALANCE = "classWeights";

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
