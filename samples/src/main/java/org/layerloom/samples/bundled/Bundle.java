package org.layerloom.samples.bundled;

import java.util.List;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.DatasetSource;
import org.layerloom.data.Samples;

/** One bundled dataset. */
public interface Bundle {

  DatasetInfo info();

  Samples read(DatasetSource.Part part) throws DataException;

  /** What each index of its features stands for; none where they are no indices. */
  default List<String> tokens() throws DataException {
    return List.of();
  }
}
