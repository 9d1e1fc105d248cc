package org.layerloom.compression;

import java.util.function.Consumer;

/** Makes trained networks smaller. The implementation in {@code engine} is another process. */
public interface Compressor {

  /**
   * Returns at once; events come on a thread of the compressor's, one at a time.
   *
   * @return gives it up when run; the last event then is a failure that says so
   */
  Runnable compress(CompressionRequest request, Consumer<CompressionEvent> events);
}
