package org.layerloom.engine.exporting;

import org.layerloom.network.Message;

/** Why nothing can be taken out, in a sentence for the person. */
final class NotExportable extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Message reason;

  NotExportable(Message reason) {
    super(reason.key(), null, false, false);
    this.reason = reason;
  }

  Message reason() {
    return reason;
  }
}
