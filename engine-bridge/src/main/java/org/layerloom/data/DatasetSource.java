package org.layerloom.data;

import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives datasets; found by {@link java.util.ServiceLoader}. */
public interface DatasetSource {

  /** Whether its datasets come with the program; others stand behind them in lists. */
  default boolean bundled() {
    return true;
  }

  /** Datasets of this source, without reading their samples. */
  List<DatasetInfo> datasets();

  /**
   * Reads one whole part. Blocks; called off the screen's thread.
   *
   * @throws DataException with a sentence for the user where a file is missing, damaged or not what
   *     it should be
   */
  Samples read(String id, Part part) throws DataException;

  /**
   * What a network has learned of this source's data, as a safetensors file, for others to begin
   * with; null where there is nothing of that name.
   */
  default @Nullable InputStream weights(String name) {
    return null;
  }

  /**
   * What each index of a dataset's features stands for; none where they are no indices, or nobody
   * knows.
   */
  default List<String> tokens(String id) throws DataException {
    return List.of();
  }

  /** The publisher's own split. */
  enum Part {
    TRAIN,
    TEST
  }
}
