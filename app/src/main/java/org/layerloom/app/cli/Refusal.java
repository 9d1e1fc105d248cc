package org.layerloom.app.cli;

/** Ends a command with a sentence for the person and an exit code: expected, and no bug. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private Refusal(int exitCode, String sentence) {
    super(sentence, null, false, false);
    this.exitCode = exitCode;
  }

  static Refusal badInput(String sentence) {
    return new Refusal(ExitCode.BAD_INPUT, sentence);
  }

  static Refusal failed(String sentence) {
    return new Refusal(ExitCode.FAILED, sentence);
  }

  int exitCode() {
    return exitCode;
  }
}
