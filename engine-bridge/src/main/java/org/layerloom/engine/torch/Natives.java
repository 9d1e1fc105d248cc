package org.layerloom.engine.torch;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Platform;
import ai.djl.util.Utils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Loads libtorch once in this process; unpacks it first where no process has done so before. */
public final class Natives {

  private static @Nullable Engine engine;

  private Natives() {}

  /** Whether loading will first unpack some hundred megabytes into DJL's cache folder. */
  public static boolean unpackingNeeded() {
    return System.getenv("PYTORCH_LIBRARY_PATH") == null && !Files.isDirectory(unpacked());
  }

  /**
   * Loads the library, or does nothing where it is loaded. Blocks for seconds; a second process
   * that comes meanwhile waits for the first to unpack.
   *
   * @throws ai.djl.engine.EngineException where the library is missing or does not fit the machine
   */
  public static synchronized Engine load() {
    Engine known = engine;
    if (known != null) {
      return known;
    }
    // What the program needs comes with it; a download must be asked for (-Dai.djl.offline=false).
    if (System.getProperty("ai.djl.offline") == null) {
      System.setProperty("ai.djl.offline", "true");
    }
    Libc.sleepWhileWaiting();
    Engine loaded = unpackingNeeded() ? underLock() : Engine.getEngine("PyTorch");
    Libc.keepFreedMemory();
    // One native call at a time: a second pool of threads would only take cores away.
    JniUtils.setNumInteropThreads(1);
    engine = loaded;
    return loaded;
  }

  private static Engine underLock() {
    Path folder = Utils.getEngineCacheDir("pytorch");
    try {
      Files.createDirectories(folder);
      try (FileChannel file =
              FileChannel.open(
                  folder.resolve("unpacking.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = file.lock()) {
        if (!lock.isValid()) {
          throw new IOException("no lock on " + folder);
        }
        return Engine.getEngine("PyTorch");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack the engine into " + folder, e);
    }
  }

  private static Path unpacked() {
    Platform platform = Platform.detectPlatform("pytorch");
    return Utils.getEngineCacheDir("pytorch")
        .resolve(
            platform.getVersion() + "-" + platform.getFlavor() + "-" + platform.getClassifier());
  }
}
