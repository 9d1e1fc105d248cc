package org.layerloom.app.cli.violation;

import javafx.scene.control.Label;

/** A command that needs a screen. */
public final class Draws {

  private Draws() {}

  public static Label label() {
    return new Label();
  }
}
