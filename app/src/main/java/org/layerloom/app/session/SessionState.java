package org.layerloom.app.session;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.project.Document;

/**
 * Everything about the open document at one moment.
 *
 * @param path the nodes that were opened, one within the other: the graph that is shown is that of
 *     the last one's sub-network; empty where it is the flowchart itself
 * @param whole what follows from the whole document: whether it can be trained, and at what cost
 * @param analysis what follows for the graph that is shown
 * @param file where it was opened from or saved to; null for a new one or a sample
 * @param edited whether it differs from what is in the file
 * @param undo names what undo would take back; null where there is nothing
 * @param redo names what redo would do again; null where there is nothing
 */
public record SessionState(
    Document document,
    List<NodeId> path,
    Analysis whole,
    Analysis analysis,
    @Nullable Path file,
    boolean edited,
    @Nullable Message undo,
    @Nullable Message redo) {

  public SessionState {
    path = List.copyOf(path);
  }

  /** The graph that is shown: the flowchart, or the sub-network that is open. */
  public Graph graph() {
    return document.network().graph(where());
  }

  /** The name of the sub-network that is shown; empty for the flowchart itself. */
  public String where() {
    return document.network().at(path);
  }

  /** Every kind that the document has: those of all documents and its own sub-networks. */
  public Catalogue catalogue() {
    return whole.catalogue();
  }
}
