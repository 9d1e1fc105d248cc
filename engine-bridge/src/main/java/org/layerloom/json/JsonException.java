package org.layerloom.json;

import java.io.IOException;

/** Text that is not JSON, or JSON that lacks what was asked for. */
public final class JsonException extends IOException {

  private static final long serialVersionUID = 1L;

  public JsonException(String message) {
    super(message);
  }

  JsonException(String message, Throwable cause) {
    super(message, cause);
  }
}
