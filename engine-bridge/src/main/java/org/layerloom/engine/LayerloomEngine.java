package org.layerloom.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.layerloom.data.Datasets;
import org.layerloom.engine.host.EngineMain;
import org.layerloom.engine.trainer.TorchWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The child process with PyTorch behind it. */
public final class LayerloomEngine {

  private static final Logger LOG = LoggerFactory.getLogger(LayerloomEngine.class);

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
    return command(LayerloomEngine.class.getName());
  }

  /**
   * The command of a process with this program's Java and class path.
   *
   * @param main its main class, and what comes behind it
   */
  public static List<String> command(String... main) {
    List<String> options = new ArrayList<>(flags());
    options.addAll(List.of("-cp", System.getProperty("java.class.path")));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    try {
      command.add("@" + written(options));
    } catch (IOException e) {
      // Without the file everything works but ONNX Runtime, which says so.
      LOG.warn("no file for the engine's arguments", e);
      command.addAll(options);
    }
    command.addAll(List.of(main));
    return List.copyOf(command);
  }

  /**
   * Options as a file that Java reads: ONNX Runtime crashes in a process whose command line is
   * longer than some 3,900 characters, and a class path easily is.
   */
  private static Path written(List<String> options) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String option : options) {
      String safe = option.replace("\\", "\\\\").replace("\"", "\\\"");
      text.append('"').append(safe).append("\"\n");
    }
    Path file = Files.createTempFile("layerloom-engine", ".args");
    file.toFile().deleteOnExit();
    return Files.writeString(file, text);
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
        // Java itself needs little; what it has from the start it need not grow to.
        "-Xms64m",
        "-XX:+AlwaysPreTouch",
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
