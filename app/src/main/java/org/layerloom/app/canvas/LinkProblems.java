package org.layerloom.app.canvas;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.layerloom.app.session.SessionState;
import org.layerloom.network.Edit;
import org.layerloom.network.Link;
import org.layerloom.network.NodeId;
import org.layerloom.network.Problem;

/**
 * What is wrong with the links: where a node cannot take in what flows, the person looks at the
 * wire that brings it.
 */
final class LinkProblems {

  private LinkProblems() {}

  /** The first problem of each link that has one, by the link's id in the editor. */
  static Map<String, Problem> of(SessionState state) {
    Map<String, Problem> found = new HashMap<>();
    for (Problem problem : state.analysis().problems()) {
      for (Link link : links(problem, state)) {
        found.putIfAbsent(ModelMapper.id(link), problem);
      }
    }
    return found;
  }

  private static Set<Link> links(Problem problem, SessionState state) {
    if (problem.link() != null) {
      return Set.of(problem.link());
    }
    NodeId node = problem.node();
    if (node == null || problem.severity() != Problem.Severity.ERROR) {
      return Set.of();
    }
    Set<Link> links = new HashSet<>();
    for (Problem.Fix fix : problem.repairs()) {
      // A repair that goes into a wire says which one it is.
      if (fix.edit() instanceof Edit.Insert(Link into, var inserted)) {
        links.add(into);
      }
    }
    boolean takesNothing = !state.analysis().outputs().containsKey(node);
    if (links.isEmpty() && takesNothing) {
      state.graph().into(node).stream()
          .filter(link -> state.analysis().outputs().containsKey(link.from().node()))
          .forEach(links::add);
    }
    return links;
  }
}
