package org.layerloom.engine.client;

import org.layerloom.network.Message;
import org.layerloom.training.NoAnswerException;

/** The engine process ended before it answered. */
public final class EngineLostException extends NoAnswerException {

  private static final long serialVersionUID = 1L;

  EngineLostException(Message reason) {
    super(reason);
  }
}
