package org.layerloom.training;

import org.layerloom.data.Samples;

/**
 * Something to ask a trained network, by {@link Engine#ask}.
 *
 * @param <A> what is answered
 */
public sealed interface Question<A> {

  /** The network that is asked. */
  Trained network();

  /** What it answers for every sample of a part. */
  record Evaluate(Trained network, Part part) implements Question<Evaluated> {}

  /** What it answers for these samples; their labels are not looked at. */
  record Predict(Trained network, Samples samples) implements Question<Predicted> {}

  /**
   * What every node computes for these samples, and which way each number would have to go for an
   * answer to become larger: the gradient of that answer.
   *
   * @param output which of the network's predictions, from 0 on
   * @param answer which of its classes or numbers, from 0 on
   */
  record Look(Trained network, Samples samples, int output, int answer)
      implements Question<Inside> {}

  /**
   * Samples of a part.
   *
   * @param places from 0 on, in the order of the part
   */
  @SuppressWarnings("ArrayRecordComponent") // Thousands of places; nobody compares them.
  record Fetch(Trained network, Part part, int[] places) implements Question<Fetched> {}
}
