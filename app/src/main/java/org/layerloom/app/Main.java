package org.layerloom.app;

import java.util.List;
import org.layerloom.app.cli.Program;

/**
 * Where the program starts. Not an {@code Application}: Java refuses to start one from the class
 * path, and most commands need no window.
 */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(Program.run(List.of(args)));
  }
}
