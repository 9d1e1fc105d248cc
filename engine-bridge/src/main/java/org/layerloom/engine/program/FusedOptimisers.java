package org.layerloom.engine.program;

import java.util.Collections;
import java.util.List;

/** Optimisers that libtorch has as one operation over all weights. */
final class FusedOptimisers {

  private static final String NONE = "annotate(List[Tensor], [])";

  private FusedOptimisers() {}

  /** Gradient descent, with momentum (Polyak 1964) or Nesterov's. */
  static Optimiser sgd(TrainPlan plan) {
    boolean moving = plan.momentum() > 0;
    return new Optimiser(
        moving ? List.of("momentum") : List.of(),
        List.of(),
        (body, group) ->
            body.line(
                ("torch._fused_sgd_(%s, %s, %s, weight_decay=%s, momentum=%s, lr=%s,"
                        + " dampening=0., nesterov=%s, maximize=False, is_first_step=False)")
                    .formatted(
                        group.weights(),
                        group.gradients(),
                        moving ? group.kept().getFirst() : NONE,
                        plan.weightDecay(),
                        plan.momentum(),
                        group.rate(),
                        moving && plan.nesterov() ? "True" : "False")));
  }

  /** Kingma and Ba 2015; AdamW by Loshchilov and Hutter 2019. */
  static Optimiser adam(TrainPlan plan, String operation) {
    return new Optimiser(
        List.of("mean", "square"),
        List.of("step"),
        (body, group) -> {
          String steps = counted(body, group);
          body.line(
              ("torch.%s(%s, %s, %s, %s, %s, %s, lr=%s, beta1=%s, beta2=%s, weight_decay=%s,"
                      + " eps=%s, amsgrad=False, maximize=False)")
                  .formatted(
                      operation,
                      group.weights(),
                      group.gradients(),
                      group.kept().get(0),
                      group.kept().get(1),
                      NONE,
                      steps,
                      group.rate(),
                      plan.beta1(),
                      plan.beta2(),
                      plan.weightDecay(),
                      plan.epsilon()));
        });
  }

  /** Duchi et al. 2011. */
  static Optimiser adagrad(TrainPlan plan) {
    return new Optimiser(
        List.of("square"),
        List.of("step"),
        (body, group) ->
            body.line(
                ("torch._fused_adagrad_(%s, %s, %s, %s, lr=%s, lr_decay=0., weight_decay=%s,"
                        + " eps=%s, maximize=False)")
                    .formatted(
                        group.weights(),
                        group.gradients(),
                        group.kept().getFirst(),
                        counted(body, group),
                        group.rate(),
                        plan.weightDecay(),
                        plan.epsilon())));
  }

  /** The operations read the counter and leave it to the caller: one counter serves all. */
  private static String counted(Body body, Optimiser.Group group) {
    String step = body.let("step", "torch.add_(" + group.scalars().getFirst() + ", 1)");
    return "[" + String.join(", ", Collections.nCopies(group.size(), step)) + "]";
  }
}
