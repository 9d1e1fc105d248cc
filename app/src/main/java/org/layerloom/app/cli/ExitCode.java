package org.layerloom.app.cli;

/** What the program answers to the shell that started it. */
final class ExitCode {

  static final int DONE = 0;

  /** It began and could not go on: the engine was lost, a disk is full, there is no display. */
  static final int FAILED = 1;

  /** Nothing was begun: what was asked for or handed in is at fault. */
  static final int BAD_INPUT = 2;

  /** Ctrl+C, as shells count it: 128 and the number of the signal. What was learned is kept. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
