package org.layerloom.engine.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;

/** Writes the methods that look into a trained network. */
final class LookText {

  private final Layout layout;
  private final Precision precision;
  private final boolean channelsLast;
  private final List<Shape> outputs;

  /**
   * @param outputs one sample's shape of each prediction
   */
  LookText(Layout layout, Precision precision, boolean channelsLast, List<Shape> outputs) {
    this.layout = layout;
    this.precision = precision;
    this.channelsLast = channelsLast;
    this.outputs = outputs;
  }

  /** The mean loss of the samples in {@code control}, and what arrives at each loss. */
  String judge() {
    Body body = new Body();
    NetworkText text =
        new NetworkText(
            layout, body, precision, false, channelsLast, place -> "state[" + place + "]");
    text.features("control[0]");
    text.labels("control[1]");
    text.layers(layout.feeding(layout.losses));
    List<String> results = new ArrayList<>();
    results.add("torch.to(%s, 7)".formatted(Losses.total(layout, text, body)));
    layout.losses.forEach(loss -> results.add("torch.contiguous(" + text.input(loss, 0) + ")"));
    body.line("return [" + String.join(", ", results) + "]");
    return body.method("judge", "control", "state");
  }

  /**
   * Every activation, and behind them, in the same order, the gradient of one answer by each.
   * {@code control} holds features, labels, and {prediction, answer}.
   */
  String look() {
    Body body = new Body();
    // Where features are indices, only through the weights does anything depend on anything.
    NetworkText text = NetworkText.overLeaves(layout, body, precision);
    boolean real = ((Signal.Tensor) layout.signal(layout.dataset, 0)).calculable();
    text.features("control[0]");
    if (real) {
      text.renew(
          layout.dataset,
          body.let(
              "leaf",
              "torch.requires_grad_(torch.detach(%s), True)"
                  .formatted(text.output(layout.dataset, 0))));
    }
    everything(layout, text);
    body.line("seen = [" + String.join(", ", seen(layout, text)) + "]");
    body.line("chosen = torch.Int(torch.select(control[2], 0, 0))");
    body.line("answer = torch.Int(torch.select(control[2], 0, 1))");
    body.line("scores = [" + String.join(", ", scores(text)) + "]");
    body.line("score = torch.sum(torch.select(scores[chosen], 1, answer))");
    asked(body);
    body.line("found = torch.autograd.grad([score], asked, None, None, False, True)");
    body.line("results = annotate(List[Tensor], [])");
    answer(body, "torch.zeros_like(seen[i], dtype=6)");
    body.line("return results");
    return body.method("look", "control", "state");
  }

  /** Writes every layer. */
  static void everything(Layout layout, NetworkText text) {
    Set<NodeId> all = new HashSet<>();
    layout.known().forEach(node -> all.add(node.id()));
    text.layers(all);
  }

  /** Gathers in {@code asked} those of {@code seen} that a gradient can be asked of. */
  static void asked(Body body) {
    body.line("asked = annotate(List[Tensor], [])");
    body.block(
        "for i in range(torch.len(seen))",
        () ->
            body.block(
                "if ops.prim.requires_grad(seen[i])",
                () -> body.run("torch.append(asked, seen[i])")));
  }

  /**
   * Appends to {@code results} what was {@code seen}, and behind it the gradients that were {@code
   * found} of what was {@code asked}.
   *
   * @param nothing what is appended where there is no gradient
   */
  static void answer(Body body, String nothing) {
    body.block(
        "for i in range(torch.len(seen))",
        () -> body.run("torch.append(results, torch.contiguous(torch.detach(seen[i])))"));
    body.line("turn = 0");
    body.block("for i in range(torch.len(seen))", () -> gradient(body, nothing));
  }

  private static void gradient(Body body, String nothing) {
    body.line("gradient = " + nothing);
    body.block(
        "if ops.prim.requires_grad(seen[i])",
        () -> {
          body.line("g = found[turn]");
          body.line("later = torch.add(turn, 1)");
          body.block(
              "if torch.__isnot__(g, None)",
              () -> body.line("given = torch.contiguous(unchecked_cast(Tensor, g))"));
          body.block("else", () -> body.line("given = gradient"));
          body.line("gradient = given");
          body.line("turn = later");
        });
    body.run("torch.append(results, torch.contiguous(gradient))");
  }

  /** What leaves each port of {@link Program#activations}. */
  static List<String> seen(Layout layout, NetworkText text) {
    List<String> seen = new ArrayList<>();
    seen.add(text.output(layout.dataset, 0));
    for (Node node : layout.layers()) {
      for (int port = 0; port < layout.kind(node).outputs().size(); port++) {
        seen.add(text.output(node, port));
      }
    }
    return seen;
  }

  /** Each prediction as samples x answers x places. */
  private List<String> scores(NetworkText text) {
    List<String> scores = new ArrayList<>();
    for (int i = 0; i < layout.losses.size(); i++) {
      String output = text.input(layout.losses.get(i), 0);
      long answers = outputs.get(i).rank() == 0 ? 1 : outputs.get(i).extent(0);
      scores.add(
          "torch.reshape(%s, [torch.size(%s, 0), %d, -1])".formatted(output, output, answers));
    }
    return scores;
  }
}
