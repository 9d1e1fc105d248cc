package org.layerloom.network.violation;

import javafx.scene.paint.Color;
import org.layerloom.samples.SampleProject;

/** A room of the engine that knows the screen, and a module above it. */
public final class ShowsItself {

  private ShowsItself() {}

  public static Color colour() {
    return Color.hsb(SampleProject.list().size(), 1, 1);
  }
}
