package org.layerloom.app.session;

import java.util.List;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.subnet.Network;

/**
 * What is on the clipboard.
 *
 * @param network nodes with the links among them, frames and notes; and the sub-networks that they
 *     stand for
 * @param outside links between these nodes and others that were not copied
 */
public record Clip(Network network, List<Link> outside) {
  public Clip {
    outside = List.copyOf(outside);
  }

  /** The nodes, links, frames and notes. */
  public Graph part() {
    return network.graph();
  }

  /** Whether there is nothing to paste. */
  public boolean isEmpty() {
    Graph part = part();
    return part.nodes().isEmpty() && part.frames().isEmpty() && part.notes().isEmpty();
  }
}
