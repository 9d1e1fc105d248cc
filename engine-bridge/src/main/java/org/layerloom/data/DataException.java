package org.layerloom.data;

import java.io.IOException;
import org.layerloom.network.Message;

/**
 * Data that cannot be used; the message names the file and says what was expected. It is worded by
 * the bundle {@code org.layerloom.data.Messages}.
 */
public final class DataException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Message reason;

  public DataException(Message reason) {
    super(reason.key() + reason.values());
    this.reason = reason;
  }

  public static DataException of(String key, Object... values) {
    return new DataException(Message.of(key, values));
  }

  /** The disk or system failed, or the file is gone. */
  public static DataException unreadable(String file, IOException cause) {
    String words =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    DataException e = of("data.unreadable", file, words);
    e.initCause(cause);
    return e;
  }

  public Message reason() {
    return reason;
  }
}
