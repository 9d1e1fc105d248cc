package org.layerloom.engine.client;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.layerloom.engine.host.EngineMain;

/**
 * An engine process without PyTorch, started as a real process by tests. Its first argument says
 * how it behaves; {@code serve} does {@link FakeWork}.
 */
public final class FakeEngine {

  private FakeEngine() {}

  /** The command that starts it. */
  static List<String> command(String behaviour) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Xmx128m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(FakeEngine.class.getName(), behaviour));
    return command;
  }

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "serve" -> EngineMain.serve(FakeWork::new);
      case "silent" -> new CountDownLatch(1).await();
      case "garbage" -> {
        new FileOutputStream(FileDescriptor.out)
            .write("Welcome to host seven\n".getBytes(StandardCharsets.US_ASCII));
        new CountDownLatch(1).await();
      }
      case "exit" -> {
        System.err.println("no room for another heap");
        System.exit(3);
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }
}
