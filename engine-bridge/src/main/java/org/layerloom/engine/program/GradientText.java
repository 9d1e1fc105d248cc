package org.layerloom.engine.program;

import org.layerloom.network.Settings;
import org.layerloom.network.Value;

/** What is done to gradients before the update: penalties, then clipping. */
final class GradientText {

  private final TrainPlan plan;
  private final Layout layout;
  private final Objective objective;
  private final int trained;

  GradientText(Objective objective, Layout layout) {
    this.plan = objective.plan();
    this.layout = layout;
    this.objective = objective;
    this.trained = objective.places().size();
  }

  void write(Body body) {
    if (plan.l1() > 0) {
      body.line("boxes = [grads]");
      body.block(
          "for j in range(" + trained + ")",
          () ->
              body.line(
                  "torch.add_(boxes[0][j], torch.sign(%s[j]), alpha=%s)"
                      .formatted(objective.own(), plan.l1())));
    }
    for (int turn = 0; turn < trained; turn++) {
      int place = objective.places().get(turn);
      Slot slot = layout.slots.get(place);
      penalty(body, turn, place, layout.site(layout.node(slot.node())).settings(), slot);
    }
    switch (plan.clip()) {
      case "value" -> clipValues(body);
      case "norm" -> clipNorm(body);
      default -> {}
    }
  }

  /** A layer's own penalties act on what multiplies, not on what is added. */
  private static void penalty(Body body, int turn, int place, Settings settings, Slot slot) {
    if (slot.shape().rank() < 2) {
      return;
    }
    if (settings.values().get("l2") instanceof Value.Real(double l2) && l2 > 0) {
      body.line("torch.add_(grads[%d], state[%d], alpha=%s)".formatted(turn, place, l2));
    }
    if (settings.values().get("l1") instanceof Value.Real(double l1) && l1 > 0) {
      body.line(
          "torch.add_(grads[%d], torch.sign(state[%d]), alpha=%s)".formatted(turn, place, l1));
    }
  }

  private void clipValues(Body body) {
    body.line("clipped = annotate(List[Tensor], [])");
    body.block(
        "for j in range(" + trained + ")",
        () ->
            body.run(
                "torch.append(clipped, torch.clamp(grads[j], %s, %s))"
                    .formatted(-plan.clipAt(), plan.clipAt())));
    body.line("grads = clipped");
  }

  /** All gradients together are made no longer than asked (Pascanu et al. 2013). */
  private void clipNorm(Body body) {
    body.line("squares = annotate(List[Tensor], [])");
    body.line("clipped = annotate(List[Tensor], [])");
    body.block(
        "for j in range(" + trained + ")",
        () -> body.run("torch.append(squares, torch.sum(torch.mul(grads[j], grads[j])))"));
    body.line("norm = torch.sqrt(torch.sum(torch.stack(squares)))");
    body.line(
        "scale = torch.clamp(torch.mul(torch.reciprocal(torch.add(norm, 1.0E-6)), %s), 0., 1.)"
            .formatted(plan.clipAt()));
    body.block(
        "for j in range(" + trained + ")",
        () -> body.run("torch.append(clipped, torch.mul(grads[j], scale))"));
    body.line("grads = clipped");
  }
}
