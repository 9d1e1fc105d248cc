package org.layerloom.app.bench;

import org.layerloom.app.window.WindowBench;

/** The benchmark of the window, as the build starts it. */
public final class AppBench {

  private AppBench() {}

  public static void main(String[] arguments) throws Exception {
    WindowBench.run();
    System.exit(0);
  }
}
