package org.layerloom.engine.program;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.network.Node;
import org.layerloom.network.Signal;

/**
 * Writes the method that shows what one step of training does, before its update.
 *
 * <p>It goes forward and back twice, with the same random numbers. The first time it is the text of
 * {@link TrainText}, for the loss and the parameters' gradients: training's own. The second time
 * nothing is left out between nodes, as training does where a shorter way gives the same, for what
 * flows between them and back.
 */
final class StepText {

  private final Layout layout;
  private final TrainText training;
  private final Objective objective;

  /**
   * @param objective of the first train node
   */
  StepText(Layout layout, TrainText training, Objective objective) {
    this.layout = layout;
    this.training = training;
    this.objective = objective;
  }

  /**
   * {@code control} holds the order of samples, {first place, batch size}, and a seed; {@code data}
   * and {@code state} are training's. Results: the loss; each loss's own value; the gradients of
   * the parameters that the train node moves; what leaves each port of {@link Program#activations};
   * and the gradient of the loss by each of them, one number that is no number where it does not
   * depend on it.
   */
  String method() {
    Body body = new Body();
    Batches.open(body);
    body.line("seed = torch.Int(torch.select(control[2], 0, 0))");
    Batches.index(body, "0");
    TrainText.open(objective, body);
    body.line("torch.manual_seed(seed)");
    training.gradients(objective, body, null);
    body.line("results = [torch.detach(loss)]");
    body.line("moved = grads");
    body.line("torch.manual_seed(seed)");
    NetworkText text = training.text(objective, body).withoutShortcuts();
    Batches.features(text);
    Batches.labels(text);
    if (((Signal.Tensor) layout.signal(layout.dataset, 0)).calculable()) {
      text.renew(
          layout.dataset,
          body.let(
              "leaf",
              "torch.requires_grad_(torch.detach(%s), True)"
                  .formatted(text.output(layout.dataset, 0))));
    }
    LookText.everything(layout, text);
    for (Node loss : layout.losses) {
      body.run("torch.append(results, torch.detach(%s))".formatted(text.loss(loss)));
    }
    body.line("cost = " + Losses.total(layout, objective.losses(), text, body, null));
    List<String> seen = new ArrayList<>(LookText.seen(layout, text));
    body.line("seen = [" + String.join(", ", seen) + "]");
    LookText.asked(body);
    body.line("found = torch.autograd.grad([cost], asked, None, None, False, True)");
    body.block(
        "for i in range(torch.len(moved))",
        () -> body.run("torch.append(results, torch.contiguous(moved[i]))"));
    LookText.answer(body, "torch.full([1], nan, dtype=6)");
    body.line("return results");
    return body.method("step", "control", "data", "state");
  }
}
