package org.layerloom.training;

import java.util.List;
import org.layerloom.data.Samples;

/**
 * Samples as the network gets them.
 *
 * @param classNames one a class; none where numbers are predicted
 */
public record Fetched(Samples samples, List<String> classNames) {

  public Fetched {
    classNames = List.copyOf(classNames);
  }
}
