package org.layerloom.app.canvas;

import java.util.Map;
import java.util.Set;
import org.layerloom.network.Edit;
import org.layerloom.network.Graph;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;

/**
 * What a gesture means for the document.
 *
 * @param label names the edit for undo
 * @param gesture the same for edits that are one step of undo; empty for none
 * @param select nodes to select once it is done; empty leaves the selection
 * @param subnetworks definitions that the edit needs and the document has not
 */
record Planned(
    Edit edit, Message label, String gesture, Set<NodeId> select, Map<String, Graph> subnetworks) {

  static Planned of(Edit edit, String label) {
    return new Planned(edit, Message.of(label), "", Set.of(), Map.of());
  }

  Planned selecting(Set<NodeId> nodes) {
    return new Planned(edit, label, gesture, nodes, subnetworks);
  }

  Planned within(String wider) {
    return new Planned(edit, label, wider, select, subnetworks);
  }

  Planned defining(Map<String, Graph> definitions) {
    return new Planned(edit, label, gesture, select, definitions);
  }
}
