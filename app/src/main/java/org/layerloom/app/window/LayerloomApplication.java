package org.layerloom.app.window;

import java.util.List;
import javafx.application.Application;
import javafx.stage.Stage;

/**
 * The window as JavaFX starts it. Raw parameters: nothing, or the path of a project file or the
 * name of a sample to open.
 */
public final class LayerloomApplication extends Application {

  @Override
  public void start(Stage stage) {
    List<String> targets = getParameters().getUnnamed();
    stage.setTitle(targets.isEmpty() ? "Layerloom" : targets.getFirst());
    stage.show();
  }
}
