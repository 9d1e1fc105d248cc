package org.layerloom.app.window;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/** A window's inside at a size that the headless screen does not have. */
final class OffScreen {

  private final Region inside;
  private final double width;
  private final double height;

  /** Takes the inside out of the scene and lays it out beside the window's own size. */
  OffScreen(Stage stage, double width, double height) {
    this.width = width;
    this.height = height;
    this.inside = (Region) stage.getScene().getRoot();
    Pane room = new Pane();
    stage.getScene().setRoot(room);
    inside.setManaged(false);
    room.getChildren().add(inside);
    inside.resizeRelocate(0, 0, width, height);
  }

  void write(Path file) throws IOException {
    Pictures.write(inside, width, height, file);
  }
}
