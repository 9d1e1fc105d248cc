package org.layerloom.engine.client;

import org.layerloom.network.Message;

/** The engine process ended before it answered. */
public final class EngineLostException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Message reason;

  EngineLostException(Message reason) {
    super(reason.key() + reason.values());
    this.reason = reason;
  }

  public Message reason() {
    return reason;
  }
}
