package org.layerloom.engine.program;

import java.util.List;

/**
 * How an optimiser is written: what it keeps, and its update of one group of weights.
 *
 * @param perWeight what it keeps of each weight's shape
 * @param scalars single numbers it keeps
 */
record Optimiser(List<String> perWeight, List<String> scalars, Text text) {

  /** Writes the update of one group. */
  interface Text {
    void write(Body body, Group group);
  }

  /**
   * Expressions that an update is written with.
   *
   * @param weights a list of tensors, changed in place
   * @param gradients a list of contiguous tensors
   * @param kept one list of tensors for each of {@link #perWeight}, changed in place
   * @param scalars one tensor for each of {@link #scalars}, changed in place
   * @param rate the learning rate, a float
   */
  record Group(
      String weights,
      String gradients,
      List<String> kept,
      List<String> scalars,
      String rate,
      int size) {}

  static Optimiser of(TrainPlan plan) {
    return switch (plan.optimizer()) {
      case "sgd" -> FusedOptimisers.sgd(plan);
      case "adam" -> FusedOptimisers.adam(plan, "_fused_adam_");
      case "adamw" -> FusedOptimisers.adam(plan, "_fused_adamw_");
      case "adagrad" -> FusedOptimisers.adagrad(plan);
      case "rmsprop" -> WrittenOptimisers.rmsprop(plan);
      case "adadelta" -> WrittenOptimisers.adadelta(plan);
      case "adamax" -> WrittenOptimisers.adamax(plan);
      case "nadam" -> WrittenOptimisers.nadam(plan);
      case "radam" -> WrittenOptimisers.radam(plan);
      case "lion" -> WrittenOptimisers.lion(plan);
      default -> throw new IllegalArgumentException("no optimizer " + plan.optimizer());
    };
  }
}
