package org.layerloom.lesson;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Analysis;
import org.layerloom.project.Document;

/**
 * What a learner has made of a step so far.
 *
 * @param analysis what follows from the document's flowchart
 * @param run the latest run that ended; null before the first
 * @param answers by the question's id
 */
public record Attempt(
    Document document, Analysis analysis, @Nullable RunResult run, Map<String, Answer> answers) {

  public Attempt {
    answers = Map.copyOf(answers);
  }
}
