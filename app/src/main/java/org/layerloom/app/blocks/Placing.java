package org.layerloom.app.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.session.Copies;
import org.layerloom.network.Edit;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.PortRef;

/**
 * A piece on its way into a graph.
 *
 * @param added ids of its nodes there
 */
public record Placing(Edit edit, Set<NodeId> added) {

  /**
   * Puts a piece there.
   *
   * @param at where its first card's upper left corner shall be
   * @param from what shall flow into it, or null
   * @param to where shall go what flows out of it, or null
   * @param into the wire that it shall be put into, which is taken away; or null
   */
  public static Placing of(
      Piece piece,
      Point at,
      @Nullable PortRef from,
      @Nullable PortRef to,
      @Nullable Link into,
      Graph graph) {
    Copies.Copied copied = Copies.copy(piece.graph(), graph, at.x(), at.y());
    List<Edit> edits = new ArrayList<>();
    if (into != null) {
      edits.add(new Edit.Disconnect(Set.of(into)));
    }
    edits.add(copied.edit());
    if (from != null) {
      piece.inputs().forEach(in -> edits.add(new Edit.Connect(new Link(from, named(in, copied)))));
    }
    if (to != null) {
      piece.outputs().forEach(out -> edits.add(new Edit.Connect(new Link(named(out, copied), to))));
    }
    return new Placing(new Edit.Several(edits), Set.copyOf(copied.added()));
  }

  private static PortRef named(PortRef ref, Copies.Copied copied) {
    return new PortRef(copied.names().getOrDefault(ref.node(), ref.node()), ref.port());
  }
}
