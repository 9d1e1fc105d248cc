package org.layerloom.training;

import org.layerloom.network.Message;

/** Why a question has no answer: no such checkpoint, data gone, a process that ended. */
public class NoAnswerException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Message reason;

  public NoAnswerException(Message reason) {
    super(reason.key() + reason.values());
    this.reason = reason;
  }

  public final Message reason() {
    return reason;
  }
}
