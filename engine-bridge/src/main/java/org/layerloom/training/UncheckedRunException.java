package org.layerloom.training;

import org.layerloom.network.Message;

/** A run folder that could not be written while the run was under way: disk full, folder gone. */
public final class UncheckedRunException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Message reason;

  UncheckedRunException(Message reason, Throwable cause) {
    super(reason.key() + reason.values(), cause);
    this.reason = reason;
  }

  public Message reason() {
    return reason;
  }
}
