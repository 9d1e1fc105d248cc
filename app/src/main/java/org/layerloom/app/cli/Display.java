package org.layerloom.app.cli;

import java.util.Locale;
import java.util.Map;

/** Tells whether a window can be shown, as far as that is known without trying. */
final class Display {

  private Display() {}

  /** Whether this process has a screen to draw on. */
  static boolean present() {
    return present(
        System.getProperty("os.name", ""),
        System.getProperty("glass.platform", ""),
        System.getenv());
  }

  /** On Linux and its kin a variable names the screen; elsewhere there is one. */
  static boolean present(String system, String platform, Map<String, String> environment) {
    String os = system.toLowerCase(Locale.ROOT);
    return platform.equalsIgnoreCase("Headless")
        || os.startsWith("windows")
        || os.startsWith("mac")
        || named(environment, "DISPLAY")
        || named(environment, "WAYLAND_DISPLAY");
  }

  private static boolean named(Map<String, String> environment, String variable) {
    return !environment.getOrDefault(variable, "").isBlank();
  }
}
