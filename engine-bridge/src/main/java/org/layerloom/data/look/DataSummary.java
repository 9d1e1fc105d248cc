package org.layerloom.data.look;

import java.util.List;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.Samples;
import org.layerloom.data.Spread;
import org.layerloom.training.Part;

/**
 * What is in a dataset.
 *
 * @param train samples to train with, those that validate not among them
 * @param classes none where targets are numbers
 * @param targets of the training part; of nothing where there are classes
 * @param values all the training part's features together; of nothing where they are indices
 * @param columns each feature by itself where a sample is a row of not too many; else none
 * @param lengths how many indices of a sample are not padding; of nothing where they are no indices
 */
public record DataSummary(
    DatasetInfo info,
    Samples.Type type,
    int train,
    int validation,
    int test,
    List<ClassCount> classes,
    Spread targets,
    Spread values,
    List<Spread> columns,
    Spread lengths,
    Same same) {

  public DataSummary {
    classes = List.copyOf(classes);
    columns = List.copyOf(columns);
  }

  /** How many samples of each part are of a class. */
  public record ClassCount(String name, int train, int validation, int test) {}

  /**
   * Samples of which every feature is the same.
   *
   * @param looked whether they were looked for: of very large data they are not
   * @param train training samples that are the same as an earlier one
   * @param validation validation samples that are trained with too
   * @param test test samples that are trained with too
   * @param twins the first of them
   */
  public record Same(boolean looked, int train, int validation, int test, List<Twin> twins) {

    public Same {
      twins = List.copyOf(twins);
    }
  }

  /**
   * Two samples that are the same.
   *
   * @param place of the later one in its part, from 0 on
   * @param first of the earlier one among those that are trained with
   */
  public record Twin(Part part, int place, int first) {}

  /** How many samples a part has. */
  public int count(Part part) {
    return switch (part) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }
}
