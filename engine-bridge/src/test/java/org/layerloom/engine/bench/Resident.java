package org.layerloom.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process keeps, as Linux tells it. */
final class Resident {

  private Resident() {}

  /** In megabytes. */
  static double of(ProcessHandle process) {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException("only Linux tells a process's memory this way", e);
    }
  }

  static double ofEngine() {
    return of(engine());
  }

  /** The engine process that this program has started. */
  static ProcessHandle engine() {
    return ProcessHandle.current()
        .children()
        .filter(it -> it.info().commandLine().orElse("").contains("LayerloomEngine"))
        .findFirst()
        .orElseThrow();
  }
}
