package org.layerloom.lesson;

import org.layerloom.network.Graph;
import org.layerloom.network.Message;

/**
 * Whether a goal is met.
 *
 * @param why what was found, also where it is met: {@code It has 12,345 parameters.}
 */
public record Judgement(Goal goal, boolean met, Message why) {

  /** The goal in a sentence. */
  public Message title() {
    return GoalWords.title(goal);
  }

  /** The same, calling the nodes of a graph as its cards do. */
  public Message title(Graph graph) {
    return GoalWords.title(goal, graph);
  }
}
