package org.layerloom.engine.program;

/**
 * Writes what looks at the sizes of an objective's gradients, weights and updates, in those steps
 * alone that are asked for: a step that is not looked at pays for one comparison.
 *
 * <p>Gradients are measured as the loss gives them, before penalties and clipping; an update is
 * what the optimiser made of them.
 */
final class SizesText {

  private final Objective objective;

  SizesText(Objective objective) {
    this.objective = objective;
  }

  /** At the beginning of the method; {@code control[4]} says for each step whether to look. */
  static void open(Body body) {
    body.line("watched = control[4]");
    body.line("sizes = annotate(List[Tensor], [])");
  }

  /** Where {@code grads} are known and nothing has been done to them. */
  void before(Body body) {
    body.line("old = annotate(List[Tensor], [])");
    body.block(
        "if torch.gt(torch.Int(torch.select(watched, 0, i)), 0)",
        () -> {
          body.block(
              each(),
              () -> body.run("torch.append(old, torch.clone(torch.detach(" + own() + ")))"));
          body.run("torch.append(sizes, torch.stack(torch._foreach_norm(grads)))");
          body.run("torch.append(sizes, torch.stack(torch._foreach_norm(old)))");
        });
  }

  /** After the update. */
  void after(Body body) {
    body.block(
        "if torch.gt(torch.len(old), 0)",
        () -> {
          body.line("moved = annotate(List[Tensor], [])");
          body.block(
              each(), () -> body.run("torch.append(moved, torch.sub(" + own() + ", old[j]))"));
          body.run("torch.append(sizes, torch.stack(torch._foreach_norm(moved)))");
        });
  }

  /**
   * Behind the method's other results one row of numbers, where any step was looked at: for each
   * such step and each objective in its turn the norms of all its tensors' gradients, then of the
   * tensors before the update, then of the update.
   */
  static void close(Body body) {
    body.block(
        "if torch.gt(torch.len(sizes), 0)",
        () -> body.run("torch.append(results, torch.cat(sizes))"));
  }

  private String own() {
    return objective.own() + "[j]";
  }

  private String each() {
    return "for j in range(" + objective.places().size() + ")";
  }
}
