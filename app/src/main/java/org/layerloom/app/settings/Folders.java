package org.layerloom.app.settings;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the program keeps things for this person.
 *
 * @param settings preferences, and projects not yet saved
 * @param runs a folder a run
 */
public record Folders(Path settings, Path runs) {

  /**
   * As the system has it: {@code LAYERLOOM_HOME} where set, else the usual place for settings, and
   * {@code Layerloom} in the home folder for runs.
   *
   * @param home the person's home folder
   */
  public static Folders of(Map<String, String> environment, String system, Path home) {
    String own = environment.get("LAYERLOOM_HOME");
    if (own != null && !own.isBlank()) {
      return new Folders(Path.of(own, "settings"), Path.of(own, "runs"));
    }
    return new Folders(usual(environment, system, home), home.resolve("Layerloom").resolve("runs"));
  }

  private static Path usual(Map<String, String> environment, String system, Path home) {
    if (system.startsWith("Windows")) {
      String roaming = environment.get("APPDATA");
      return (roaming == null ? home : Path.of(roaming)).resolve("Layerloom");
    }
    if (system.startsWith("Mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("Layerloom");
    }
    String config = environment.get("XDG_CONFIG_HOME");
    return (config == null || config.isBlank() ? home.resolve(".config") : Path.of(config))
        .resolve("layerloom");
  }

  public Path preferencesFile() {
    return settings.resolve("preferences.json");
  }

  /** What is done of the lessons. */
  public Path lessonsFile() {
    return settings.resolve("lessons.json");
  }

  public Path autosaves() {
    return settings.resolve("autosave");
  }
}
