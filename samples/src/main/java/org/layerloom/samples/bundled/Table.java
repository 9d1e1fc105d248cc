package org.layerloom.samples.bundled;

import java.io.IOException;
import java.util.List;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.DatasetSource;
import org.layerloom.data.Samples;

/** A dataset that comes as one table and is split here. */
record Table(DatasetInfo info, Samples.Type type, Rows rows) implements Bundle {

  /** Reads the table. */
  @FunctionalInterface
  interface Rows {
    List<Sample> read() throws IOException, DataException;
  }

  @Override
  public Samples read(DatasetSource.Part part) throws DataException {
    try {
      List<Sample> all = rows.read();
      Split split = info.shape().labels().classes() > 0 ? Split.byClass(all) : Split.any(all);
      return Packed.of(info, part == DatasetSource.Part.TRAIN ? split.train() : split.test(), type);
    } catch (IOException e) {
      throw DataException.unreadable(info.id(), e);
    }
  }
}
