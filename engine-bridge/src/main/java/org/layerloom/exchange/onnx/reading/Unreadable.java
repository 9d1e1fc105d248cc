package org.layerloom.exchange.onnx.reading;

import org.layerloom.network.Message;

/** Why a file cannot be taken in. Thrown and caught inside this room. */
final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Message reason;

  Unreadable(String key, Object... values) {
    super(key, null, false, false);
    this.reason = Message.of(key, values);
  }

  Message reason() {
    return reason;
  }
}
