package org.layerloom.app.lessons;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.layerloom.lesson.Lesson;

/**
 * What a person has done of the lessons.
 *
 * @param done ids of steps by a lesson's id
 */
public record Progress(@Nullable Map<String, Set<String>> done) {

  public static final Progress NONE = new Progress(Map.of());

  public Progress {
    // A file from elsewhere may have none.
    Map<String, Set<String>> copy = new TreeMap<>();
    if (done != null) {
      done.forEach((lesson, steps) -> copy.put(lesson, Set.copyOf(steps)));
    }
    done = Map.copyOf(copy);
  }

  @Override
  public Map<String, Set<String>> done() {
    return done == null ? Map.of() : done;
  }

  boolean has(Lesson lesson, Lesson.Step step) {
    return done().getOrDefault(lesson.id(), Set.of()).contains(step.id());
  }

  /** How many steps of a lesson are done. */
  int count(Lesson lesson) {
    return (int) lesson.steps().stream().filter(step -> has(lesson, step)).count();
  }

  Progress with(Lesson lesson, Lesson.Step step) {
    Map<String, Set<String>> next = new TreeMap<>(done());
    Set<String> steps = new HashSet<>(done().getOrDefault(lesson.id(), Set.of()));
    steps.add(step.id());
    next.put(lesson.id(), steps);
    return new Progress(next);
  }

  /** The first step that is not done; the first of all where every one is. */
  int next(Lesson lesson) {
    for (int i = 0; i < lesson.steps().size(); i++) {
      if (!has(lesson, lesson.steps().get(i))) {
        return i;
      }
    }
    return 0;
  }
}
