package org.layerloom.data;

import org.layerloom.network.Message;

/** Data that cannot be used; the message names the file and says what was expected. */
public final class DataException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Message reason;

  public DataException(Message reason) {
    super(reason.key() + reason.values());
    this.reason = reason;
  }

  public Message reason() {
    return reason;
  }
}
