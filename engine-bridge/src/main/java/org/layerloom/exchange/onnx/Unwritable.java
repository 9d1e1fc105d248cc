package org.layerloom.exchange.onnx;

/** Thrown where a program does something that has no equal in ONNX. */
final class Unwritable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String what;

  Unwritable(String what) {
    super(what, null, false, false);
    this.what = what;
  }

  /** The operation: {@code torch.ctc_loss}. */
  String what() {
    return what;
  }
}
