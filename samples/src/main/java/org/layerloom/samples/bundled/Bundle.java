package org.layerloom.samples.bundled;

import org.layerloom.data.DataException;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.DatasetSource;
import org.layerloom.data.Samples;

/** One bundled dataset. */
public interface Bundle {

  DatasetInfo info();

  Samples read(DatasetSource.Part part) throws DataException;
}
