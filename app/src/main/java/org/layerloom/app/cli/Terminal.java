package org.layerloom.app.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where a command writes: results to {@code out}, everything about them to {@code err}.
 *
 * @param live whether a person watches {@code err} on a terminal, so that a line may be drawn over
 * @param columns how wide to write at most
 */
record Terminal(PrintStream out, PrintStream err, boolean live, int columns) {

  private static final int USUAL_WIDTH = 100;

  /** Standard output and error. Away from Windows they are UTF-8 whatever the locale says. */
  static Terminal standard() {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
    Charset charset =
        windows
            ? Charset.forName(System.getProperty("stdout.encoding", "UTF-8"))
            : StandardCharsets.UTF_8;
    return new Terminal(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
        interactive(),
        USUAL_WIDTH);
  }

  /** Java 25 went back to answering null where input or output is no terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean interactive() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
