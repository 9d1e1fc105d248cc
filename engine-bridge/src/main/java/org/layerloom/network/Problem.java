package org.layerloom.network;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a graph, with its place, cause and repairs.
 *
 * @param node where it is; null where it is the whole graph
 * @param parameter the setting at fault, if one is
 * @param link the wire at fault, if one is
 * @param repairs ready edits of the graph, best first, each with a name for the button
 * @param inside where the node stands for a sub-network and something is wrong within: the same
 *     problem as a problem of the sub-network's graph, with its repairs
 */
public record Problem(
    Severity severity,
    @Nullable NodeId node,
    @Nullable String parameter,
    @Nullable Link link,
    Message message,
    List<Fix> repairs,
    @Nullable Problem inside) {

  public Problem {
    repairs = List.copyOf(repairs);
  }

  public Problem(
      Severity severity,
      @Nullable NodeId node,
      @Nullable String parameter,
      @Nullable Link link,
      Message message,
      List<Fix> repairs) {
    this(severity, node, parameter, link, message, repairs, null);
  }

  /** This problem of a sub-network's graph, as one of the node that stands for it. */
  Problem within(Node instance, @Nullable Node at) {
    Message place =
        at == null ? message : Message.of("network.problem", new Term.OfNode(at), message);
    return new Problem(severity, instance.id(), null, null, place, List.of(), this);
  }

  /** The nodes to open, one within the other, to come to where it is; none for most. */
  public List<NodeId> path() {
    List<NodeId> path = new ArrayList<>();
    for (Problem at = this; at.inside != null && at.node != null; at = at.inside) {
      path.add(at.node);
    }
    return path;
  }

  /** The problem in the graph at the end of the {@linkplain #path() path}. */
  public Problem innermost() {
    return inside == null ? this : inside.innermost();
  }

  /** A repair as an edit, with its name. */
  public record Fix(Message name, Edit edit) {}

  /** Errors stop training; warnings do not. */
  public enum Severity {
    ERROR,
    WARNING
  }
}
