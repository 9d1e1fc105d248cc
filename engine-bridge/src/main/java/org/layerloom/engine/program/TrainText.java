package org.layerloom.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
  private final boolean channelsLast;
  private final List<Objective> objectives;
  private final TrainPlan plan;
  private final int kept;

  /**
   * @param kept how many tensors stand behind the slots in the state list
   */
  TrainText(
      Layout layout,
      Precision precision,
      boolean channelsLast,
      List<Objective> objectives,
      int kept) {
    this.layout = layout;
    this.precision = precision;
    this.channelsLast = channelsLast;
    this.objectives = objectives;
    this.plan = objectives.getFirst().plan();
    this.kept = kept;
  }

  String method() {
    Body body = new Body();
    Batches.open(body);
    body.line("rates = control[2]");
    body.line("seeds = control[3]");
    body.line("steps = torch.size(seeds, 0)");
    SizesText.open(body);
    objectives.forEach(objective -> open(objective, body));
    body.line("losses = annotate(List[Tensor], [])");
    body.line("scores = annotate(List[Tensor], [])");
    body.line("answers = annotate(List[Tensor], [])");
    body.line("parts = annotate(List[Tensor], [])");
    body.block("for i in range(steps)", () -> step(body));
    body.line("results = [torch.stack(losses), torch.stack(scores), torch.stack(answers)]");
    if (objectives.size() > 1) {
      body.run("torch.append(results, torch.stack(parts))");
    }
    SizesText.close(body);
    body.line("return results");
    return body.method("train", "control", "data", "state");
  }

  /** Leaves that gradients are asked of; they share their numbers with the state list. */
  static void open(Objective objective, Body body) {
    String weights = objective.weights();
    if (!objective.suffix().isEmpty()) {
      body.line(objective.own() + " = " + elements("state", objective.places()));
    }
    body.line(weights + " = annotate(List[Tensor], [])");
    body.block(
        "for i in range(" + objective.places().size() + ")",
        () ->
            body.run(
                "torch.append(%s, torch.requires_grad_(torch.detach(%s[i]), True))"
                    .formatted(weights, objective.own())));
    for (int i = 0; i < objective.groups().all().size(); i++) {
      body.line(objective.group(i) + " = " + lists(objective.groups().all().get(i)));
    }
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
    Batches.index(body, "i");
    List<String> costs = new ArrayList<>();
    for (int turn = 0; turn < objectives.size(); turn++) {
      Objective objective = objectives.get(turn);
      String at = turn == 0 ? "i" : "torch.add(i, torch.mul(steps, %d))".formatted(turn);
      body.line("rate = torch.Float(torch.select(rates, 0, %s))".formatted(at));
      if (plan.accumulate() > 1) {
        inPieces(objective, body);
      } else {
        gradients(objective, body, null);
        body.line("cost = torch.detach(loss)");
      }
      costs.add(objectives.size() == 1 ? "cost" : body.let("cost", "cost"));
      if (objective.losses().contains(judge())) {
        body.run("torch.append(scores, hits)");
        body.run("torch.append(answers, counted)");
      }
      SizesText sizes = new SizesText(objective);
      sizes.before(body);
      new GradientText(objective, layout).write(body);
      update(objective, body);
      sizes.after(body);
    }
    if (objectives.size() > 1) {
      body.line("cost = " + sum(costs));
      body.run("torch.append(parts, torch.stack([%s]))".formatted(String.join(", ", costs)));
    }
    body.run("torch.append(losses, cost)");
    average(body);
  }

  /** The loss whose predictions are scored; the first one where none are. */
  private Node judge() {
    Node judge = Score.judge(layout);
    return judge == null ? layout.losses.getFirst() : judge;
  }

  private static String sum(List<String> terms) {
    String sum = terms.getFirst();
    for (String term : terms.subList(1, terms.size())) {
      sum = "torch.add(%s, %s)".formatted(sum, term);
    }
    return sum;
  }

  /** The network as an objective trains it. */
  NetworkText text(Objective objective, Body body) {
    return new NetworkText(layout, body, precision, true, channelsLast, objective::tensor);
  }

  /** Forward and back: leaves {@code loss}, {@code hits} and the list {@code grads}. */
  void gradients(Objective objective, Body body, @Nullable Share share) {
    NetworkText text = text(objective, body);
    Batches.features(text);
    Batches.labels(text);
    text.layers(layout.feeding(objective.losses()));
    body.line("loss = " + Losses.total(layout, objective.losses(), text, body, share));
    boolean judged = objective.losses().contains(judge());
    body.line("hits = " + (judged ? Score.hits(layout, text) : "torch.tensor(0)"));
    body.line("counted = " + (judged ? Score.answers(layout, text) : "torch.tensor(0)"));
    body.line(
        "found = torch.autograd.grad([loss], %s, None, None, False, True)"
            .formatted(objective.weights()));
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
          body.block(
              "else",
              () -> body.line("grad = torch.zeros_like(%s[j])".formatted(objective.weights())));
          body.run("torch.append(grads, grad)");
        });
  }

  /** A batch that is too large for memory at once: the same gradient, piece by piece. */
  private void inPieces(Objective objective, Body body) {
    int trained = objective.places().size();
    Map<NodeId, String> masses = masses(objective, body);
    body.line("whole = index");
    body.line("count = torch.size(whole, 0)");
    body.line(
        "piece = torch.floordiv(torch.add(count, %d), %d)"
            .formatted(plan.accumulate() - 1, plan.accumulate()));
    body.line("pieces = torch.floordiv(torch.sub(torch.add(count, piece), 1), piece)");
    body.line("sums = annotate(List[Tensor], [])");
    body.block(
        "for j in range(" + trained + ")",
        () -> body.run("torch.append(sums, torch.zeros_like(%s[j]))".formatted(objective.own())));
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
          gradients(objective, body, new Share("share", masses));
          body.block(
              "for j in range(" + trained + ")",
              () -> body.line("torch.add_(boxed[0][j], grads[j])"));
          body.run("torch.append(all, torch.detach(loss))");
          body.run("torch.append(right, hits)");
          body.run("torch.append(counts, counted)");
        });
    body.line("grads = boxed[0]");
    body.line("cost = torch.sum(torch.stack(all))");
    body.line("hits = torch.sum(torch.stack(right))");
    body.line("counted = torch.sum(torch.stack(counts))");
    // The next one's turn is about the same samples.
    body.line("index = whole");
  }

  /** What the whole batch counts for, of the losses that do not count every sample alike. */
  private Map<NodeId, String> masses(Objective objective, Body body) {
    Map<NodeId, String> masses = new HashMap<>();
    NetworkText text =
        new NetworkText(
            layout, body, precision, true, channelsLast, place -> "state[" + place + "]");
    Batches.labels(text);
    for (Node loss : objective.losses()) {
      String mass = text.mass(loss);
      if (mass != null) {
        masses.put(loss.id(), body.let("mass", "torch.clamp(%s, 1e-12, None)".formatted(mass)));
      }
    }
    return masses;
  }

  private void update(Objective objective, Body body) {
    List<Groups.Group> groups = objective.groups().all();
    for (int i = 0; i < groups.size(); i++) {
      Groups.Group group = groups.get(i);
      String name = objective.group(i);
      Map<Integer, String> masks = masks(objective, group, name, body);
      String rate =
          group.rate() == 1
              ? "rate"
              : body.let("rate", "torch.mul(rate, %s)".formatted(group.rate()));
      objective
          .optimiser()
          .text()
          .write(
              body,
              new Optimiser.Group(
                  name + "[0]",
                  groups.size() == 1 ? "grads" : elements("grads", group.turns()),
                  IntStream.rangeClosed(1, group.kept().size())
                      .mapToObj(list -> name + "[" + list + "]")
                      .toList(),
                  group.scalars().stream().map(place -> "state[" + place + "]").toList(),
                  rate,
                  group.places().size()));
      masks.forEach(
          (number, mask) -> body.line("torch.mul_(%s[0][%d], %s)".formatted(name, number, mask)));
    }
  }

  /** Where an update may move numbers, by the weight's turn in the group; none where it may all. */
  private Map<Integer, String> masks(
      Objective objective, Groups.Group group, String name, Body body) {
    Map<Integer, String> masks = new LinkedHashMap<>();
    if (objective.plan().keepZeros()) {
      for (int number = 0; number < group.places().size(); number++) {
        if (layout.slots.get(group.places().get(number)).weight().prunable()) {
          masks.put(number, body.let("mask", "torch.ne(%s[0][%d], 0)".formatted(name, number)));
        }
      }
    }
    return masks;
  }

  private void average(Body body) {
    if (plan.average() > 0) {
      int trained = layout.trained().size();
      int first = layout.slots.size() + kept - trained;
      body.block(
          "for j in range(" + trained + ")",
          () ->
              body.line(
                  "torch.lerp_(state[torch.add(j, %d)], state[j], %s)"
                      .formatted(first, 1 - plan.average())));
    }
  }
}
