package org.layerloom.engine.program;

import org.layerloom.network.Node;
import org.layerloom.network.Settings;
import org.layerloom.network.Value;

/** The number that training makes smaller: the sum of the losses, each times its weight. */
final class Losses {

  private Losses() {}

  static String total(Layout layout, NetworkText text, Body body) {
    String total = "";
    for (Node node : layout.losses) {
      String loss = text.loss(node);
      Settings settings = layout.site(node).settings();
      if (settings.values().get("weight") instanceof Value.Real(double weight) && weight != 1) {
        loss = body.let("weighted", "torch.mul(%s, %s)".formatted(loss, weight));
      }
      total =
          total.isEmpty() ? loss : body.let("total", "torch.add(%s, %s)".formatted(total, loss));
    }
    return total;
  }
}
