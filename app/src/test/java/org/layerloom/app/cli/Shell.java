package org.layerloom.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.layerloom.network.Catalogue;

/** Runs commands as a shell would, in this process, and keeps what they write. */
final class Shell {

  private Shell() {}

  /** What a command answered and wrote. */
  record Answer(int exitCode, String out, String err) {

    List<String> outLines() {
      return out.lines().toList();
    }
  }

  static Answer run(String... arguments) {
    return run(Locale.ENGLISH, arguments);
  }

  static Answer run(Locale language, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = Program.run(List.of(arguments), context(language, out, err));
    return new Answer(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  static Context context(Locale language) {
    return context(language, new ByteArrayOutputStream(), new ByteArrayOutputStream());
  }

  private static Context context(
      Locale language, ByteArrayOutputStream out, ByteArrayOutputStream err) {
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            100);
    return new Context(terminal, new Words(language), Catalogue.standard());
  }
}
