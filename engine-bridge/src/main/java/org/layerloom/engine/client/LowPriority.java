package org.layerloom.engine.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets the screen go first: where the system has {@code nice}, the engine runs under it. It takes
 * every core that nobody else wants, and gives it up the moment that the window has something to
 * draw.
 */
final class LowPriority {

  private static final Path NICE = Path.of("/usr/bin/nice");
  private static final String BY = "10";

  private LowPriority() {}

  static List<String> of(List<String> command) {
    if (!Files.isExecutable(NICE)) {
      return List.copyOf(command);
    }
    List<String> lowered = new ArrayList<>(List.of(NICE.toString(), "-n", BY));
    lowered.addAll(command);
    return List.copyOf(lowered);
  }
}
