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
 */
public record DatasetInfo(
    String id,
    String title,
    Site.DatasetShape shape,
    List<String> classNames,
    String licence,
    String citation) {

  public DatasetInfo {
    classNames = List.copyOf(classNames);
  }
}
