package org.layerloom.engine.program;

/** What layers calculate with. */
public enum Precision {
  SINGLE(6),
  /** For comparing gradients with finite differences. */
  DOUBLE(7);

  private final int code;

  Precision(int code) {
    this.code = code;
  }

  /** PyTorch's number for it. */
  int code() {
    return code;
  }
}
