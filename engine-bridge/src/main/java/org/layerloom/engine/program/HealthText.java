package org.layerloom.engine.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.layerloom.network.LayerKind;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Settings;
import org.layerloom.network.Value;

/**
 * Writes the method that looks for trouble: for some samples, which nodes give no numbers, which
 * units never answer, and how large the gradients are beside the weights.
 */
final class HealthText {

  private static final String NO_UNITS = "torch.tensor(-1.)";

  private final Layout layout;
  private final Precision precision;

  HealthText(Layout layout, Precision precision) {
    this.layout = layout;
    this.precision = precision;
  }

  /** The nodes that the first two results speak of, in order: those that feed a loss. */
  List<NodeId> nodes() {
    Set<NodeId> feeding = layout.feeding(layout.losses);
    return layout.layers().stream().map(Node::id).filter(feeding::contains).toList();
  }

  /**
   * {@code control} holds features and labels. Results: whether a node's output is all numbers (1
   * or 0); the share of its units that are 0 for every sample, -1 where it rectifies nothing; the
   * norm of each trained tensor's gradient, and of the tensor.
   */
  String method() {
    Body body = new Body();
    NetworkText text = NetworkText.overLeaves(layout, body, precision);
    text.features("control[0]");
    text.labels("control[1]");
    text.layers(layout.feeding(layout.losses));
    body.line("loss = " + Losses.total(layout, text, body));
    List<String> sound = new ArrayList<>();
    List<String> dead = new ArrayList<>();
    Set<NodeId> seen = new HashSet<>(nodes());
    for (Node node : layout.layers()) {
      if (seen.contains(node.id())) {
        String out = "torch.detach(" + text.output(node, 0) + ")";
        sound.add("torch.to(torch.all(torch.isfinite(%s)), 6)".formatted(out));
        dead.add(rectifies(node) ? body.let("dead", dead(out)) : NO_UNITS);
      }
    }
    body.line("found = torch.autograd.grad([loss], weights, None, None, False, True)");
    body.line("gradients = annotate(List[Tensor], [])");
    body.line("sizes = annotate(List[Tensor], [])");
    body.block(
        "for i in range(torch.len(found))",
        () -> {
          body.line("g = found[i]");
          body.block(
              "if torch.__isnot__(g, None)",
              () -> body.line("size = torch.norm(unchecked_cast(Tensor, g))"));
          body.block("else", () -> body.line("size = torch.norm(torch.zeros_like(weights[i]))"));
          body.run("torch.append(gradients, size)");
          body.run("torch.append(sizes, torch.norm(torch.detach(weights[i])))");
        });
    body.line(
        "return [torch.stack([%s]), torch.stack([%s]), torch.stack(gradients), torch.stack(sizes)]"
            .formatted(String.join(", ", sound), String.join(", ", dead)));
    return body.method("health", "control", "state");
  }

  /** A unit is a channel or a place of a row: axis 1 behind the batch. */
  private static String dead(String out) {
    String rows = "torch.flatten(torch.transpose(%s, 0, 1), 1, -1)".formatted(out);
    return "torch.mean(torch.to(torch.le(torch.amax(%s, [1], False), 0.), 6))".formatted(rows);
  }

  private boolean rectifies(Node node) {
    Settings settings = layout.site(node).settings();
    boolean has =
        node.kind().equals("relu")
            || (settings.values().get("activation") instanceof Value.Text(String value)
                && value.equals("relu"));
    return has
        && layout.kind(node) instanceof LayerKind
        && layout.signal(node, 0) instanceof org.layerloom.network.Signal.Tensor tensor
        && tensor.shape().rank() > 0;
  }
}
