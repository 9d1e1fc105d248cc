package org.layerloom.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where things go that can be made again: the engine's unpacked libraries and datasets that were
 * fetched. By each system's convention, and never beside the program, which may not be writable.
 */
public final class CacheFolder {

  private CacheFolder() {}

  /** This person's on this machine. Asking creates nothing. */
  public static Path ofUser() {
    return of(
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home")));
  }

  /**
   * {@code LAYERLOOM_HOME/cache} where that is set, else the system's own place.
   *
   * @param home the person's home folder
   */
  static Path of(Map<String, String> environment, String system, Path home) {
    String own = environment.get("LAYERLOOM_HOME");
    if (own != null && !own.isBlank()) {
      return Path.of(own, "cache");
    }
    String os = system.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      return absolute(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local"))
          .resolve("Layerloom")
          .resolve("cache");
    }
    if (os.startsWith("mac")) {
      return home.resolve("Library/Caches/Layerloom");
    }
    return absolute(environment.get("XDG_CACHE_HOME"), home.resolve(".cache")).resolve("layerloom");
  }

  /** A variable counts only as an absolute path, as the XDG specification asks. */
  private static Path absolute(@Nullable String variable, Path otherwise) {
    return variable != null && Path.of(variable).isAbsolute() ? Path.of(variable) : otherwise;
  }
}
