package org.layerloom.app.lessons;

import java.util.Optional;
import java.util.function.Consumer;
import org.layerloom.app.session.Session;
import org.layerloom.network.Kind;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Wording;

/** Leads from a node's id in a lesson's text, written in emphasis, to its card. */
final class NodeLinks {

  private final Session session;
  private final Wording wording;
  private final Consumer<NodeId> reveal;

  NodeLinks(Session session, Wording wording, Consumer<NodeId> reveal) {
    this.session = session;
    this.wording = wording;
    this.reveal = reveal;
  }

  /** What the card of this id says, where there is one. */
  Optional<String> title(String id) {
    Node node = NodeId.isValid(id) ? session.network().graph().find(new NodeId(id)) : null;
    if (node == null) {
      return Optional.empty();
    }
    Kind kind = session.catalogue().kind(node.kind());
    return Optional.of(node.title().isEmpty() ? wording.name(kind) : node.title());
  }

  /** Selects the card, where it still is. */
  void show(String id) {
    if (title(id).isPresent()) {
      reveal.accept(new NodeId(id));
    }
  }
}
