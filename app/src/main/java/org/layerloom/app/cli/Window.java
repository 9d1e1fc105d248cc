package org.layerloom.app.cli;

import java.util.List;
import javafx.application.Application;
import org.layerloom.app.window.LayerloomApplication;

/** Opens the window, or says in a sentence why there can be none. */
final class Window {

  private final Context context;

  Window(Context context) {
    this.context = context;
  }

  /**
   * Shows the window and waits until it is closed.
   *
   * @param project nothing, or the sample or file to open
   * @throws Refusal where there is no screen or JavaFX cannot draw on it
   */
  int open(List<String> project) {
    if (!Display.present()) {
      throw Refusal.failed(context.words().say("window.noDisplay"));
    }
    try {
      Application.launch(LayerloomApplication.class, project.toArray(String[]::new));
      return ExitCode.DONE;
    } catch (UnsupportedOperationException | LinkageError e) {
      throw Refusal.failed(
          context.words().say("window.cannotStart", String.valueOf(e.getMessage())));
    }
  }
}
