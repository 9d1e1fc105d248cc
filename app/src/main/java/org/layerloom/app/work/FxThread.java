package org.layerloom.app.work;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** Runs things on the screen's thread. The only class that calls {@link Platform#runLater}. */
public final class FxThread implements Executor {

  @Override
  public void execute(Runnable task) {
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
  }
}
