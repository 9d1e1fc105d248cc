package org.layerloom.engine.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Lets the screen go first. The engine takes every core that nobody else wants, and gives it up the
 * moment that the window has something to draw.
 *
 * <p>Where Linux has {@code chrt}, the engine is of the idle class: a core that only it uses counts
 * as free, so that a thread of the window that wakes up is put there at once. Under {@code nice}
 * such a thread queues behind the window's other ones, since no core looks free: pauses of 100 ms
 * and more were measured. Elsewhere {@code nice} is better than nothing.
 */
final class LowPriority {

  private static final List<List<String>> WAYS =
      List.of(List.of("/usr/bin/chrt", "--idle", "0"), List.of("/usr/bin/nice", "-n", "10"));
  private static final String NOTHING = "/bin/true";
  private static final int SECONDS = 2;

  private LowPriority() {}

  /** Blocks for some milliseconds: tries whether the system allows it. */
  static List<String> of(List<String> command) {
    List<String> lowered = new ArrayList<>();
    WAYS.stream().filter(LowPriority::works).findFirst().ifPresent(lowered::addAll);
    lowered.addAll(command);
    return List.copyOf(lowered);
  }

  /** A container may forbid what another machine allows. */
  private static boolean works(List<String> way) {
    if (!Files.isExecutable(Path.of(way.getFirst())) || !Files.isExecutable(Path.of(NOTHING))) {
      return false;
    }
    List<String> trial = new ArrayList<>(way);
    trial.add(NOTHING);
    try {
      Process process =
          new ProcessBuilder(trial)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
