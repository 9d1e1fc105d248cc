package org.layerloom.app.violation;

import javafx.application.Platform;

/** A second way onto the screen's thread. */
public final class RunsLater {

  private RunsLater() {}

  public static void run(Runnable task) {
    Platform.runLater(task);
  }
}
