package org.layerloom.training;

import java.util.List;

/**
 * What a network answered.
 *
 * @param outputs its predictions, one a loss, in the order of {@link Question.Look#output}
 * @param classNames one a class; none where numbers are predicted
 */
public record Predicted(List<Prediction> outputs, List<String> classNames) {

  public Predicted {
    outputs = List.copyOf(outputs);
    classNames = List.copyOf(classNames);
  }
}
