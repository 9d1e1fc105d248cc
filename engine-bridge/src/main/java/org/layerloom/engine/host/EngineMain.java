package org.layerloom.engine.host;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.util.function.Supplier;

/** Where an engine process begins. */
public final class EngineMain {

  private EngineMain() {}

  /**
   * Serves over standard input and output and ends the process when the other side hangs up.
   *
   * @param work made after standard output is safe from being printed to
   */
  public static void serve(Supplier<Work> work) throws InterruptedException {
    // Frames go out here; whatever the program or a library prints must not get between them.
    FileOutputStream frames = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err);
    FileInputStream commands = new FileInputStream(FileDescriptor.in);
    if (new EngineHost(commands, frames, work.get()).serve()) {
      System.exit(0);
    }
    // Training is stuck in native code: no hooks, no teardown beside a running step.
    Runtime.getRuntime().halt(1);
  }
}
