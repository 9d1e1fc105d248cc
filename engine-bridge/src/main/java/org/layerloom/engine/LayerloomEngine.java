package org.layerloom.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.layerloom.data.Datasets;
import org.layerloom.engine.host.EngineMain;
import org.layerloom.engine.trainer.TorchWork;

/** The child process with PyTorch behind it. */
public final class LayerloomEngine {

  private LayerloomEngine() {}

  /** Serves over standard input and output; ends the process when the other side hangs up. */
  public static void serve() throws InterruptedException {
    EngineMain.serve(() -> new TorchWork(Datasets.installed()));
  }

  /** A main class for programs that have the library only: see {@link #command}. */
  public static void main(String[] arguments) throws InterruptedException {
    serve();
  }

  /**
   * The command of an engine process with this program's Java and class path, for {@link
   * org.layerloom.engine.client.EngineProcess}.
   */
  public static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(LayerloomEngine.class.getName());
    return List.copyOf(command);
  }

  /**
   * What an engine's Java should be started with: native access, a small collector (the work is in
   * native code), and everything that Java itself prints, a crash report included, on standard
   * error, where it ends up in the run's log.
   */
  public static List<String> flags() {
    return List.of(
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-XX:+UseSerialGC",
        "-Xshare:auto",
        "-XX:+DisplayVMOutputToStderr",
        "-Xlog:disable",
        "-Xlog:all=warning:stderr",
        "-XX:+ErrorFileToStderr",
        "-XX:-CreateCoredumpOnCrash",
        "-Djava.awt.headless=true",
        "-Dai.djl.offline=" + System.getProperty("ai.djl.offline", "true"));
  }
}
