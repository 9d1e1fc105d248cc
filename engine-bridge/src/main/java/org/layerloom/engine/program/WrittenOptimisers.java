package org.layerloom.engine.program;

import java.util.List;

/** Optimisers written out, weight by weight, where libtorch has no single operation. */
final class WrittenOptimisers {

  private WrittenOptimisers() {}

  /** Tieleman and Hinton 2012, with momentum. */
  static Optimiser rmsprop(TrainPlan plan) {
    boolean moving = plan.momentum() > 0;
    return written(
        moving ? List.of("square", "momentum") : List.of("square"),
        List.of(),
        plan.weightDecay(),
        (body, rate) -> {
          body.line("torch.mul_(square, %s)".formatted(plan.rho()));
          body.line("torch.addcmul_(square, g, g, value=%s)".formatted(1 - plan.rho()));
          body.line("scale = torch.add(torch.sqrt(square), %s)".formatted(plan.epsilon()));
          if (moving) {
            body.line("torch.mul_(momentum, %s)".formatted(plan.momentum()));
            body.line("torch.addcdiv_(momentum, g, scale)");
            body.line("torch.sub_(w, momentum, alpha=%s)".formatted(rate));
          } else {
            body.line("torch.addcdiv_(w, g, scale, value=torch.neg(%s))".formatted(rate));
          }
        });
  }

  /** Zeiler 2012. */
  static Optimiser adadelta(TrainPlan plan) {
    return written(
        List.of("square", "moved"),
        List.of(),
        plan.weightDecay(),
        (body, rate) -> {
          String eps = String.valueOf(plan.epsilon());
          body.line("torch.mul_(square, %s)".formatted(plan.rho()));
          body.line("torch.addcmul_(square, g, g, value=%s)".formatted(1 - plan.rho()));
          body.line("far = torch.sqrt(torch.add(moved, %s))".formatted(eps));
          body.line("near = torch.sqrt(torch.add(square, %s))".formatted(eps));
          body.line("move = torch.mul(torch.div(far, near), g)");
          body.line("torch.mul_(moved, %s)".formatted(plan.rho()));
          body.line("torch.addcmul_(moved, move, move, value=%s)".formatted(1 - plan.rho()));
          body.line("torch.sub_(w, move, alpha=%s)".formatted(rate));
        });
  }

  /** Kingma and Ba 2015, section 7.1. */
  static Optimiser adamax(TrainPlan plan) {
    return written(
        List.of("mean", "largest"),
        List.of("step"),
        plan.weightDecay(),
        (body, rate) -> {
          mean(body, plan);
          body.line(
              "torch.copy_(largest, torch.maximum(torch.mul(largest, %s), torch.add(torch.abs(g), %s)))"
                  .formatted(plan.beta2(), plan.epsilon()));
          body.line(
              "size = torch.div(%s, torch.sub(1., torch.pow(%s, t)))"
                  .formatted(rate, plan.beta1()));
          body.line("torch.addcdiv_(w, mean, largest, value=torch.neg(size))");
        });
  }

  /** Dozat 2016, with the momentum's decay of 0.004 as PyTorch has it. */
  static Optimiser nadam(TrainPlan plan) {
    return written(
        List.of("mean", "square"),
        List.of("step", "product"),
        plan.weightDecay(),
        (body, rate) -> {
          mean(body, plan);
          square(body, plan);
          String far = "torch.mul(torch.add(t, %s), 0.004)";
          momentum(body, "now", plan, far.formatted("0."));
          momentum(body, "next", plan, far.formatted("1."));
          body.line("root = torch.sqrt(torch.div(square, fix2))");
          body.line("scale = torch.add(root, %s)".formatted(plan.epsilon()));
          body.line("all = torch.mul(product, now)");
          body.line("part = torch.div(torch.sub(1., now), torch.sub(1., all))");
          body.line("ahead = torch.div(next, torch.sub(1., torch.mul(all, next)))");
          body.line(
              "torch.addcdiv_(w, g, scale, value=torch.neg(torch.mul(%s, part)))".formatted(rate));
          body.line(
              "torch.addcdiv_(w, mean, scale, value=torch.neg(torch.mul(%s, ahead)))"
                  .formatted(rate));
        },
        (body, group) -> {
          momentum(body, "passed", plan, "torch.mul(t, 0.004)");
          body.line("torch.mul_(%s, passed)".formatted(group.scalars().get(1)));
        });
  }

  private static void momentum(Body body, String name, TrainPlan plan, String power) {
    body.line(
        "%s = torch.mul(%s, torch.sub(1., torch.mul(0.5, torch.pow(0.96, %s))))"
            .formatted(name, plan.beta1(), power));
  }

  /** Liu et al. 2020. */
  static Optimiser radam(TrainPlan plan) {
    double longest = 2 / (1 - plan.beta2()) - 1;
    return written(
        List.of("mean", "square"),
        List.of("step"),
        plan.weightDecay(),
        (body, rate) -> {
          mean(body, plan);
          square(body, plan);
          body.line("fix1 = torch.sub(1., torch.pow(%s, t))".formatted(plan.beta1()));
          body.line("kept = torch.pow(%s, t)".formatted(plan.beta2()));
          body.line(
              "length = torch.sub(%s, torch.div(torch.mul(torch.mul(2., t), kept), fix2))"
                  .formatted(longest));
          body.line("size = torch.div(%s, fix1)".formatted(rate));
          body.block(
              "if torch.gt(length, 5.)",
              () -> {
                body.line(
                    "top = torch.mul(torch.mul(torch.sub(length, 4.), torch.sub(length, 2.)), %s)"
                        .formatted(longest));
                body.line(
                    "bottom = torch.mul(length, %s)".formatted((longest - 4) * (longest - 2)));
                body.line("rect = torch.sqrt(torch.div(top, bottom))");
                body.line("scale = torch.add(torch.sqrt(square), %s)".formatted(plan.epsilon()));
                body.line("by = torch.mul(torch.mul(size, rect), torch.sqrt(fix2))");
                body.line("_r = torch.addcdiv_(w, mean, scale, value=torch.neg(by))");
              });
          body.block("else", () -> body.line("_r = torch.sub_(w, mean, alpha=size)"));
        });
  }

  /** Chen et al. 2023: the sign of a mean; weights shrink beside it. */
  static Optimiser lion(TrainPlan plan) {
    return written(
        List.of("mean"),
        List.of(),
        0,
        (body, rate) -> {
          body.line(
              "way = torch.sign(torch.add(torch.mul(mean, %s), g, alpha=%s))"
                  .formatted(plan.beta1(), 1 - plan.beta1()));
          if (plan.weightDecay() > 0) {
            body.line(
                "torch.mul_(w, torch.sub(1., torch.mul(%s, %s)))"
                    .formatted(rate, plan.weightDecay()));
          }
          body.line("torch.sub_(w, way, alpha=%s)".formatted(rate));
          body.line("torch.mul_(mean, %s)".formatted(plan.beta2()));
          body.line("torch.add_(mean, g, alpha=%s)".formatted(1 - plan.beta2()));
        });
  }

  private interface Step {
    void write(Body body, String rate);
  }

  /**
   * Frames what is done to one weight {@code w} with gradient {@code g}: what is kept of it stands
   * under its name, {@code t} is the step from 1 on.
   */
  private static Optimiser written(
      List<String> kept, List<String> scalars, double decay, Step step) {
    return written(kept, scalars, decay, step, (body, group) -> {});
  }

  private static Optimiser written(
      List<String> kept, List<String> scalars, double decay, Step step, Optimiser.Text afterwards) {
    return new Optimiser(
        kept,
        scalars,
        (body, group) -> {
          if (scalars.contains("step")) {
            body.line("torch.add_(%s, 1)".formatted(group.scalars().getFirst()));
            body.line("t = torch.Float(%s)".formatted(group.scalars().getFirst()));
          }
          if (scalars.contains("product")) {
            body.line("product = torch.Float(%s)".formatted(group.scalars().get(1)));
          }
          body.block(
              "for j in range(" + group.size() + ")",
              () -> {
                body.line("w = %s[j]".formatted(group.weights()));
                for (int i = 0; i < kept.size(); i++) {
                  body.line(kept.get(i) + " = " + group.kept().get(i) + "[j]");
                }
                body.line(
                    decay > 0
                        ? "g = torch.add(%s[j], w, alpha=%s)".formatted(group.gradients(), decay)
                        : "g = %s[j]".formatted(group.gradients()));
                step.write(body, group.rate());
              });
          afterwards.write(body, group);
        });
  }

  private static void mean(Body body, TrainPlan plan) {
    body.line("torch.mul_(mean, %s)".formatted(plan.beta1()));
    body.line("torch.add_(mean, g, alpha=%s)".formatted(1 - plan.beta1()));
  }

  private static void square(Body body, TrainPlan plan) {
    body.line("torch.mul_(square, %s)".formatted(plan.beta2()));
    body.line("torch.addcmul_(square, g, g, value=%s)".formatted(1 - plan.beta2()));
    body.line("fix2 = torch.sub(1., torch.pow(%s, t))".formatted(plan.beta2()));
  }
}
