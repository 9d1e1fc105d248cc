package org.layerloom.data;

import java.util.List;

/** Gives datasets; found by {@link java.util.ServiceLoader}. */
public interface DatasetSource {

  /** Datasets of this source, without reading their samples. */
  List<DatasetInfo> datasets();

  /**
   * Reads one whole part. Blocks; called off the screen's thread.
   *
   * @throws DataException with a sentence for the user where a file is missing, damaged or not what
   *     it should be
   */
  Samples read(String id, Part part) throws DataException;

  /** The publisher's own split. */
  enum Part {
    TRAIN,
    TEST
  }
}
