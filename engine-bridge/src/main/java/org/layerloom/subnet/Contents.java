package org.layerloom.subnet;

import org.jspecify.annotations.Nullable;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.LayerKind;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.SubnetKind;
import org.layerloom.network.Term;
import org.layerloom.subnet.NetworkResult.Rejected;

/** What may stand where: ends only inside sub-networks, and there no dataset, loss or run. */
final class Contents {

  private Contents() {}

  /** Why nodes that an edit brought may not stand there; null where they may. */
  static @Nullable Rejected refusal(String where, Graph before, Graph after, Catalogue standard) {
    for (Node node : after.nodes().values()) {
      Node old = before.find(node.id());
      if (old == null || !old.kind().equals(node.kind())) {
        boolean top = where.equals(Network.TOP);
        if (top && SubnetKind.isPort(node)) {
          return new Rejected(Message.of("network.subnet.outside"), node.id());
        }
        if (!top && !SubnetKind.isPort(node) && !isPart(node, standard)) {
          return new Rejected(
              Message.of("network.subnet.layersOnly", new Term.OfKind(node.kind())), node.id());
        }
      }
    }
    return null;
  }

  /** Whether a node can be part of a sub-network. */
  static boolean isPart(Node node, Catalogue standard) {
    Kind kind = standard.find(node.kind());
    return kind instanceof LayerKind || SubnetKind.name(node.kind()) != null;
  }
}
