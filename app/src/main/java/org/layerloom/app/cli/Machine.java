package org.layerloom.app.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What is known of this machine without starting anything. Sizes are in bytes. */
record Machine(int cores, long memory, long freeMemory, String system, String architecture) {

  static Machine here() {
    long total = 0;
    long free = 0;
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean os) {
      total = os.getTotalMemorySize();
      free = os.getFreeMemorySize();
    }
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        total,
        free,
        System.getProperty("os.name", "") + " " + System.getProperty("os.version", ""),
        System.getProperty("os.arch", ""));
  }

  /** Free space on the disk that a folder is on, or will be on; negative where it does not say. */
  static long freeSpace(Path folder) {
    Path there = folder.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      return there == null ? -1 : Files.getFileStore(there).getUsableSpace();
    } catch (IOException e) {
      return -1;
    }
  }

  /** Whether NVIDIA's driver is installed, by the traces that it leaves. */
  static boolean nvidiaDriver(Map<String, String> environment) {
    return Files.exists(Path.of("/proc/driver/nvidia/version"))
        || Files.exists(Path.of("/dev/nvidiactl"))
        || Files.exists(
            Path.of(environment.getOrDefault("SystemRoot", "C:\\Windows"))
                .resolve("System32")
                .resolve("nvidia-smi.exe"));
  }
}
