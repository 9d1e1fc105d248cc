package org.layerloom.training;

import org.layerloom.network.Message;

/** A run folder that cannot be made, written or read; the message names it and says what to do. */
public final class RunException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Message reason;

  public RunException(Message reason) {
    super(reason.key() + reason.values());
    this.reason = reason;
  }

  public RunException(Message reason, Throwable cause) {
    super(reason.key() + reason.values(), cause);
    this.reason = reason;
  }

  public Message reason() {
    return reason;
  }
}
