package org.layerloom.engine.wire;

import java.io.IOException;

/** The stream does not hold what it should: cut off, damaged, or not frames at all. */
public final class WireException extends IOException {

  private static final long serialVersionUID = 1L;

  public WireException(String message) {
    super(message);
  }

  public WireException(String message, Throwable cause) {
    super(message, cause);
  }
}
