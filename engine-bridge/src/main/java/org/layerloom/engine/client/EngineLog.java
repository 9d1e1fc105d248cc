package org.layerloom.engine.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.training.RunFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the process prints: the last lines are kept, and all of a run's go to its folder. */
final class EngineLog {

  private static final Logger LOG = LoggerFactory.getLogger(EngineLog.class);
  private static final int KEPT = 200;
  private static final int LONGEST_LINE = 4000;

  private final Deque<String> lines = new ArrayDeque<>();
  private @Nullable Path file;

  /** Reads until the process closes its end. */
  void follow(InputStream printed) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(printed, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line);
      }
    } catch (IOException e) {
      LOG.debug("the engine's messages end", e);
    }
  }

  synchronized void add(String line) {
    LOG.debug("{}", line);
    lines.addLast(line);
    if (lines.size() > KEPT) {
      lines.removeFirst();
    }
    append(List.of(line));
  }

  /** A new run begins: what was printed before does not belong to it. */
  synchronized void begin() {
    lines.clear();
    file = null;
  }

  /** From now on, and what was printed since {@link #begin}, into this run's log. */
  synchronized void writeTo(RunFolder run) {
    // An engine behind ssh has its folder elsewhere.
    if (Files.isDirectory(run.path())) {
      file = run.log();
      append(List.copyOf(lines));
    }
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** The last line that says something; empty where there is none. */
  synchronized String lastLine() {
    return lines.reversed().stream().filter(line -> !line.isBlank()).findFirst().orElse("").strip();
  }

  private void append(List<String> more) {
    if (file == null || more.isEmpty()) {
      return;
    }
    try {
      Files.write(file, more, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.warn("the engine's messages cannot be written to {}: {}", file, e.getMessage());
      file = null;
    }
  }
}
