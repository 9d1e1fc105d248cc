package org.layerloom.app.session;

import java.util.List;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;

/**
 * What is on the clipboard.
 *
 * @param part nodes with the links among them, frames and notes
 * @param outside links between these nodes and others that were not copied
 */
public record Clip(Graph part, List<Link> outside) {
  public Clip {
    outside = List.copyOf(outside);
  }

  /** Whether there is nothing to paste. */
  public boolean isEmpty() {
    return part.nodes().isEmpty() && part.frames().isEmpty() && part.notes().isEmpty();
  }
}
