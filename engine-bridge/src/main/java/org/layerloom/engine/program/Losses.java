package org.layerloom.engine.program;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Node;
import org.layerloom.network.Settings;
import org.layerloom.network.Value;

/** The number that training makes smaller: the sum of the losses, each times its weight. */
final class Losses {

  private Losses() {}

  static String total(Layout layout, NetworkText text, Body body) {
    return total(layout, layout.losses, text, body, null);
  }

  /**
   * @param share what the batch is of a larger one, whose loss is the sum over all of its pieces;
   *     null where it is whole
   */
  static String total(
      Layout layout, List<Node> losses, NetworkText text, Body body, @Nullable Share share) {
    String total = "";
    for (Node node : losses) {
      String loss = text.loss(node);
      Settings settings = layout.site(node).settings();
      if (settings.values().get("weight") instanceof Value.Real(double weight) && weight != 1) {
        loss = body.let("weighted", "torch.mul(%s, %s)".formatted(loss, weight));
      }
      if (share != null) {
        loss = body.let("part", "torch.mul(%s, %s)".formatted(loss, of(share, node, text, body)));
      }
      total =
          total.isEmpty() ? loss : body.let("total", "torch.add(%s, %s)".formatted(total, loss));
    }
    return total;
  }

  private static String of(Share share, Node node, NetworkText text, Body body) {
    String whole = share.masses().get(node.id());
    return whole == null
        ? share.samples()
        : body.let("part", "torch.div(%s, %s)".formatted(text.mass(node), whole));
  }
}
