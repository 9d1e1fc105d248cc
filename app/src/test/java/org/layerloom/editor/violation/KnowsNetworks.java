package org.layerloom.editor.violation;

import org.layerloom.network.Graph;

/** An editor that is no longer for any graph. */
public final class KnowsNetworks {

  private KnowsNetworks() {}

  public static int size(Graph graph) {
    return graph.nodes().size();
  }
}
