package org.layerloom.app.cli;

import java.util.Map;

/**
 * One thing that {@code doctor} looked at.
 *
 * @param topic what was looked at, for programs: {@code java}
 * @param state how it is
 * @param sentence what was found
 * @param advice the one thing to do about it; empty where nothing is needed
 * @param facts what was measured, for programs
 */
record Finding(
    String topic, State state, String sentence, String advice, Map<String, Object> facts) {

  /** How bad it is. */
  enum State {
    GOOD("✓"),
    /** It works, and could be better. */
    NOTE("•"),
    /** Training or the window will not work. */
    BAD("✗");

    private final String mark;

    State(String mark) {
      this.mark = mark;
    }

    String mark() {
      return mark;
    }
  }
}
