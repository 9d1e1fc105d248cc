package org.layerloom.lesson;

import java.util.List;
import java.util.Set;
import org.layerloom.network.NodeId;

/**
 * What {@code lesson.json} holds. All that a learner reads stands in the {@link LessonText}s.
 *
 * @param id letters, digits and {@code -}: the name of its folder
 * @param order its place in the list; the smallest first
 * @param group which list it is in
 * @param minutes how long a learner needs, about
 * @param project the name of the project's file in the folder
 * @param locked nodes that may be moved and linked, but not set, bypassed, renamed or removed
 */
public record Lesson(
    String id,
    int order,
    Group group,
    int minutes,
    String project,
    Set<NodeId> locked,
    List<Step> steps) {

  public Lesson {
    locked = Set.copyOf(locked);
    steps = List.copyOf(steps);
  }

  /** Lessons teach; failures are broken on purpose and to be repaired. */
  public enum Group {
    LESSON,
    FAILURE
  }

  /**
   * One step.
   *
   * @param id names it in {@code solutions/} and in what is remembered of a learner
   * @param goals those that are to be met, in the order in which they are shown
   */
  public record Step(String id, List<Goal> goals) {
    public Step {
      goals = List.copyOf(goals);
    }
  }
}
