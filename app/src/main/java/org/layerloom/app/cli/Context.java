package org.layerloom.app.cli;

import org.layerloom.network.Catalogue;
import org.layerloom.network.Wording;

/** What every command is given: where to write, in which language, and the kinds that there are. */
record Context(Terminal terminal, Words words, Catalogue catalogue) {

  /** Says what the rooms below have to say, in the same language. */
  Wording wording() {
    return new Wording(words.locale());
  }

  /** Writes a line about the work, not its result. */
  void tell(String key, Object... values) {
    terminal.err().println(words.say(key, values));
  }

  /** Writes a line of the result. */
  void print(String line) {
    terminal.out().println(line);
  }
}
