package org.layerloom.lesson;

import java.util.List;
import org.layerloom.network.Message;

/** What became of opening a lesson. */
public sealed interface LessonOpening {

  record Opened(OpenLesson lesson) implements LessonOpening {}

  /**
   * @param problems at least one, each with file, place, field, and what to do
   */
  record Refused(List<Message> problems) implements LessonOpening {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
