package org.layerloom.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.CacheFolder;
import org.layerloom.engine.LayerloomEngine;

/**
 * How the engine process is started: the same program with {@code engine} as its argument. An
 * installed image has no {@code java} of its own to call, so there its launcher is called again.
 */
public final class EngineCommand {

  private EngineCommand() {}

  /** Program and arguments, as {@link ProcessBuilder} takes them. */
  public static List<String> ofThisProgram() {
    return of(System.getProperty("jpackage.app-path"));
  }

  /**
   * @param image the launcher of the installed image that runs, or null where Java runs the program
   */
  static List<String> of(@Nullable String image) {
    if (image != null) {
      return List.of(image, "engine");
    }
    return LayerloomEngine.command(Main.class.getName(), "engine");
  }

  /**
   * Tells DJL what it has to know before its first class loads: to fetch nothing, and to unpack
   * PyTorch's libraries into the person's cache. What the command line or the environment says
   * already stays.
   */
  public static void prepareThisProcess() {
    property("ai.djl.offline", "true");
    String folder = CacheFolder.ofUser().resolve("engine").toString();
    property("DJL_CACHE_DIR", folder);
    property("ENGINE_CACHE_DIR", folder);
  }

  private static void property(String name, String value) {
    if (System.getProperty(name) == null && System.getenv(name) == null) {
      System.setProperty(name, value);
    }
  }
}
