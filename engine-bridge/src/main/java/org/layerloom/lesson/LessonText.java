package org.layerloom.lesson;

import java.util.List;
import java.util.Map;

/**
 * What a lesson says in one language. Texts are Markdown.
 *
 * @param introduction what stands above the first step; may be empty
 */
public record LessonText(String title, String introduction, List<Step> steps) {

  public LessonText {
    steps = List.copyOf(steps);
  }

  /**
   * The text of one step.
   *
   * @param hints to be given one by one, the gentlest first
   * @param questions by id
   */
  public record Step(
      String title, String body, List<String> hints, Map<String, Question> questions) {
    public Step {
      hints = List.copyOf(hints);
      questions = Map.copyOf(questions);
    }
  }

  /**
   * A question.
   *
   * @param options of a choice, in order; of a number a single one, whose answer is for every wrong
   *     number
   */
  public record Question(String text, List<Option> options) {
    public Question {
      options = List.copyOf(options);
    }
  }

  /** Something to choose, and what is said to whoever chose it. */
  public record Option(String text, String answer) {}
}
