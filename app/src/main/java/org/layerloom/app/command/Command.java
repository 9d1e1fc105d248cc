package org.layerloom.app.command;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Something that the person can ask for, by menu, key, button or the command palette.
 *
 * @param id also the key of its name among the window's words
 * @param icon an Ikonli code, or empty
 */
public record Command(
    String id,
    String icon,
    @Nullable KeyCombination keys,
    ObservableBooleanValue enabled,
    Runnable action) {

  /** Does it, where it makes sense now. */
  public void run() {
    if (enabled.get()) {
      action.run();
    }
  }
}
