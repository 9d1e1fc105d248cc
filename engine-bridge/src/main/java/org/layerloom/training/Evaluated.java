package org.layerloom.training;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.evaluation.Outcome;

/**
 * What a network answered for a part of the data; the places of its samples are those of {@link
 * Question.Fetch}.
 *
 * @param samples how many the part has
 * @param outcome null where what the loss compares is neither classes nor numbers
 * @param loss the mean over the part; NaN where the part is empty
 * @param classNames one a class; none where numbers are predicted
 */
public record Evaluated(
    Part part, int samples, @Nullable Outcome outcome, double loss, List<String> classNames) {

  public Evaluated {
    classNames = List.copyOf(classNames);
  }
}
