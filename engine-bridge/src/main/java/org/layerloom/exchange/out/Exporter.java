package org.layerloom.exchange.out;

import java.util.function.Consumer;

/** Takes networks out of runs. The implementation in {@code engine} is another process. */
public interface Exporter {

  /** Returns at once; events come on a thread of the exporter's, one at a time. */
  void export(ExportRequest request, Consumer<ExportEvent> events);
}
