package org.layerloom.data;

import java.util.List;
import org.layerloom.network.Site;

/**
 * What is known of a dataset before its samples are read.
 *
 * @param id as flowcharts name it: {@code mnist}
 * @param classNames one a class, or none where targets are numbers
 * @param licence name of the terms it is under
 * @param citation who made it
 * @param rate how many samples a second its features are, where they are sound ({@code channels x
 *     samples}, from -1 to 1); 0 where they are something else
 */
public record DatasetInfo(
    String id,
    String title,
    Site.DatasetShape shape,
    List<String> classNames,
    String licence,
    String citation,
    int rate) {

  public DatasetInfo {
    classNames = List.copyOf(classNames);
  }

  /** Of anything but sound. */
  public DatasetInfo(
      String id,
      String title,
      Site.DatasetShape shape,
      List<String> classNames,
      String licence,
      String citation) {
    this(id, title, shape, classNames, licence, citation, 0);
  }

  /** Whether its features are sound. */
  public boolean sound() {
    return rate > 0;
  }
}
