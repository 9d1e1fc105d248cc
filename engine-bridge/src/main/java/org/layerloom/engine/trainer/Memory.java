package org.layerloom.engine.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much of the machine's memory this process has. */
final class Memory {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String FIELD = "VmRSS:";

  private Memory() {}

  /** Bytes that lie in memory now; NaN where the system has no such file: it is Linux's. */
  static double resident() {
    if (!Files.exists(STATUS)) {
      return Double.NaN;
    }
    try {
      return resident(Files.readAllLines(STATUS));
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** The file's line reads {@code VmRSS: 12345 kB}, of 1,024 bytes. */
  static double resident(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith(FIELD))
        .map(line -> line.substring(FIELD.length()).replaceAll("\\D", ""))
        .filter(digits -> !digits.isEmpty())
        .mapToDouble(digits -> Double.parseDouble(digits) * 1024)
        .findFirst()
        .orElse(Double.NaN);
  }
}
