package org.layerloom.subnet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.layerloom.network.Edit;
import org.layerloom.network.Graph;
import org.layerloom.network.NodeId;
import org.pcollections.TreePMap;

/**
 * A change of a network as a value: of the flowchart, of a sub-network, or of which there are.
 * {@link NetworkEdits#apply} carries it out or says why not. {@code where} names the graph that is
 * meant: {@link Network#TOP} or a sub-network.
 */
public sealed interface NetworkEdit {

  /**
   * Changes one graph. Whether a node shares its weights is a parameter of the node, and changed in
   * this way too.
   */
  record In(String where, Edit edit) implements NetworkEdit {}

  /** Puts nodes of one graph into a sub-network of their own, for which one node then stands. */
  record Collapse(String where, Set<NodeId> nodes, String name, NodeId instance)
      implements NetworkEdit {
    public Collapse {
      nodes = Set.copyOf(nodes);
    }
  }

  /**
   * Puts what a node stands for in its place. The sub-network goes too where no other node stands
   * for it.
   */
  record Dissolve(String where, NodeId instance) implements NetworkEdit {}

  /** Calls a sub-network by another name, wherever it is used. */
  record Rename(String name, String next) implements NetworkEdit {}

  /** Lets a node stand for an independent copy of its sub-network, under a name of its own. */
  record Separate(String where, NodeId instance, String name) implements NetworkEdit {}

  /** Adds sub-networks, which may use one another; no node stands for them yet. */
  record Define(Map<String, Graph> subnetworks) implements NetworkEdit {
    public Define {
      subnetworks = TreePMap.from(subnetworks);
    }
  }

  /** Removes a sub-network that no node stands for. */
  record Forget(String name) implements NetworkEdit {}

  /** Several edits as one: all or none. */
  record Several(List<NetworkEdit> edits) implements NetworkEdit {
    public Several {
      edits = List.copyOf(edits);
    }
  }
}
