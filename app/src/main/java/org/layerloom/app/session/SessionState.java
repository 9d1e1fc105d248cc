package org.layerloom.app.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.Problem;
import org.layerloom.project.Document;
import org.layerloom.subnet.Network;

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
 * @param locked nodes of the graph that is shown which a lesson keeps as they are
 */
public record SessionState(
    Document document,
    List<NodeId> path,
    Analysis whole,
    Analysis analysis,
    @Nullable Path file,
    boolean edited,
    @Nullable Message undo,
    @Nullable Message redo,
    Set<NodeId> locked) {

  public SessionState {
    path = List.copyOf(path);
    locked = Set.copyOf(locked);
  }

  /** The graph that is shown: the flowchart, or the sub-network that is open. */
  public Graph graph() {
    return document.network().graph(where());
  }

  /** The name of the sub-network that is shown; empty for the flowchart itself. */
  public String where() {
    return document.network().at(path);
  }

  /**
   * What is wrong with the whole document. What is wrong inside a sub-network is said once, at the
   * first of the nodes that stand for it.
   */
  public List<Problem> problems() {
    Network network = document.network();
    Set<Problem> inside = new HashSet<>();
    List<Problem> once = new ArrayList<>();
    for (Problem problem : whole.problems()) {
      boolean first =
          problem.inside() == null
              || !network.leads(problem.path())
              || inside.add(at(network.at(problem.path()), problem.innermost()));
      if (first) {
        once.add(problem);
      }
    }
    return once;
  }

  /** A problem as it is the same for every way to a sub-network. */
  private static Problem at(String subnet, Problem problem) {
    return new Problem(
        problem.severity(),
        problem.node(),
        problem.parameter(),
        problem.link(),
        Message.of(subnet, problem.message()),
        problem.repairs());
  }

  /** Every kind that the document has: those of all documents and its own sub-networks. */
  public Catalogue catalogue() {
    return whole.catalogue();
  }
}
