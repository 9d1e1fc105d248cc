package org.layerloom.engine.program;

import org.layerloom.network.Message;

/** A graph that is sound but from which no training program follows. */
public final class NotTrainable extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Message reason;

  public NotTrainable(Message reason) {
    super(reason.key() + reason.values());
    this.reason = reason;
  }

  public Message reason() {
    return reason;
  }
}
