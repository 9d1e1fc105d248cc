package org.layerloom.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;

/**
 * Writes the method that trains: whole steps, one after another, in one native call.
 *
 * <p>Every list that an update changes stands in a list of lists, and is taken from there: libtorch
 * then knows nothing of where it comes from, and does not remove the update as one that nobody
 * sees.
 */
final class TrainText {

  private final Layout layout;
  private final Precision precision;
  private final TrainPlan plan;
  private final Optimiser optimiser;
  private final Groups groups;
  private final int trained;
  private final boolean channelsLast;

  TrainText(
      Layout layout,
      Precision precision,
      boolean channelsLast,
      TrainPlan plan,
      Optimiser optimiser,
      Groups groups) {
    this.layout = layout;
    this.precision = precision;
    this.channelsLast = channelsLast;
    this.plan = plan;
    this.optimiser = optimiser;
    this.groups = groups;
    this.trained = (int) layout.slots.stream().filter(Slot::trained).count();
  }

  String method() {
    Body body = new Body();
    Batches.open(body);
    body.line("rates = control[2]");
    body.line("seeds = control[3]");
    openWeights(body);
    for (int i = 0; i < groups.all().size(); i++) {
      body.line("group_%d = %s".formatted(i, lists(groups.all().get(i))));
    }
    body.line("losses = annotate(List[Tensor], [])");
    body.line("scores = annotate(List[Tensor], [])");
    body.line("answers = annotate(List[Tensor], [])");
    body.block("for i in range(torch.size(rates, 0))", () -> step(body));
    body.line("return [torch.stack(losses), torch.stack(scores), torch.stack(answers)]");
    return body.method("train", "control", "data", "state");
  }

  /** Leaves that gradients are asked of; they share their numbers with the state list. */
  private void openWeights(Body body) {
    body.line("weights = annotate(List[Tensor], [])");
    body.block(
        "for i in range(" + trained + ")",
        () ->
            body.run("torch.append(weights, torch.requires_grad_(torch.detach(state[i]), True))"));
  }

  private static String lists(Groups.Group group) {
    List<List<Integer>> all = new ArrayList<>();
    all.add(group.places());
    all.addAll(group.kept());
    return all.stream()
        .map(places -> elements("state", places))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String elements(String list, List<Integer> places) {
    return places.stream()
        .map(place -> list + "[" + place + "]")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private void step(Body body) {
    // Whatever is drawn at random in a step depends on the run's seed and the step alone.
    body.line("torch.manual_seed(torch.Int(torch.select(seeds, 0, i)))");
    body.line("rate = torch.Float(torch.select(rates, 0, i))");
    Batches.index(body, "i");
    if (plan.accumulate() > 1) {
      inPieces(body);
    } else {
      gradients(body, null);
      body.run("torch.append(losses, torch.detach(loss))");
      body.run("torch.append(scores, hits)");
      body.run("torch.append(answers, counted)");
    }
    new GradientText(plan, layout, trained).write(body);
    update(body);
  }

  /** Forward and back: leaves {@code loss}, {@code hits} and the list {@code grads}. */
  private void gradients(Body body, @Nullable Share share) {
    NetworkText text =
        new NetworkText(
            layout,
            body,
            precision,
            true,
            channelsLast,
            place -> (place < trained ? "weights[" : "state[") + place + "]");
    Batches.features(text);
    Batches.labels(text);
    text.layers(layout.feeding(layout.losses));
    body.line("loss = " + Losses.total(layout, text, body, share));
    body.line("hits = " + Score.hits(layout, text));
    body.line("counted = " + Score.answers(layout, text));
    body.line("found = torch.autograd.grad([loss], weights, None, None, False, True)");
    body.line("grads = annotate(List[Tensor], [])");
    body.block(
        "for j in range(torch.len(found))",
        () -> {
          body.line("g = found[j]");
          body.block(
              "if torch.__isnot__(g, None)",
              // A fused update reads numbers as they lie: in another layout than the weight's it
              // would change the wrong ones.
              () -> body.line("grad = torch.contiguous(unchecked_cast(Tensor, g))"));
          body.block("else", () -> body.line("grad = torch.zeros_like(weights[j])"));
          body.run("torch.append(grads, grad)");
        });
  }

  /** A batch that is too large for memory at once: the same gradient, piece by piece. */
  private void inPieces(Body body) {
    Map<NodeId, String> masses = masses(body);
    body.line("whole = index");
    body.line("count = torch.size(whole, 0)");
    body.line(
        "piece = torch.floordiv(torch.add(count, %d), %d)"
            .formatted(plan.accumulate() - 1, plan.accumulate()));
    body.line("pieces = torch.floordiv(torch.sub(torch.add(count, piece), 1), piece)");
    body.line("sums = annotate(List[Tensor], [])");
    body.block(
        "for j in range(" + trained + ")",
        () -> body.run("torch.append(sums, torch.zeros_like(state[j]))"));
    body.line("boxed = [sums]");
    body.line("all = annotate(List[Tensor], [])");
    body.line("right = annotate(List[Tensor], [])");
    body.line("counts = annotate(List[Tensor], [])");
    body.block(
        "for m in range(pieces)",
        () -> {
          body.line("from_ = torch.mul(m, piece)");
          body.line("index = torch.slice(whole, 0, from_, torch.add(from_, piece))");
          body.line("share = torch.div(torch.size(index, 0), count)");
          gradients(body, new Share("share", masses));
          body.block(
              "for j in range(" + trained + ")",
              () -> body.line("torch.add_(boxed[0][j], grads[j])"));
          body.run("torch.append(all, torch.detach(loss))");
          body.run("torch.append(right, hits)");
          body.run("torch.append(counts, counted)");
        });
    body.line("grads = boxed[0]");
    body.run("torch.append(losses, torch.sum(torch.stack(all)))");
    body.run("torch.append(scores, torch.sum(torch.stack(right)))");
    body.run("torch.append(answers, torch.sum(torch.stack(counts)))");
  }

  /** What the whole batch counts for, of the losses that do not count every sample alike. */
  private Map<NodeId, String> masses(Body body) {
    Map<NodeId, String> masses = new HashMap<>();
    NetworkText text =
        new NetworkText(
            layout, body, precision, true, channelsLast, place -> "state[" + place + "]");
    Batches.labels(text);
    for (Node loss : layout.losses) {
      String mass = text.mass(loss);
      if (mass != null) {
        masses.put(loss.id(), body.let("mass", "torch.clamp(%s, 1e-12, None)".formatted(mass)));
      }
    }
    return masses;
  }

  private void update(Body body) {
    boolean one = groups.all().size() == 1;
    for (int i = 0; i < groups.all().size(); i++) {
      Groups.Group group = groups.all().get(i);
      String name = "group_" + i;
      String rate =
          group.rate() == 1
              ? "rate"
              : body.let("rate", "torch.mul(rate, %s)".formatted(group.rate()));
      optimiser
          .text()
          .write(
              body,
              new Optimiser.Group(
                  name + "[0]",
                  one ? "grads" : elements("grads", group.places()),
                  IntStream.rangeClosed(1, group.kept().size())
                      .mapToObj(list -> name + "[" + list + "]")
                      .toList(),
                  group.scalars().stream().map(place -> "state[" + place + "]").toList(),
                  rate,
                  group.places().size()));
    }
    if (plan.average() > 0) {
      int first = layout.slots.size() + groups.keeps().size() - trained;
      body.block(
          "for j in range(" + trained + ")",
          () ->
              body.line(
                  "torch.lerp_(state[torch.add(j, %d)], state[j], %s)"
                      .formatted(first, 1 - plan.average())));
    }
  }
}
