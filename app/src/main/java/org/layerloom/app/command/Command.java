package org.layerloom.app.command;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Something that the person can ask for, by menu, key, button or the command palette.
 *
 * @param id also the key of its name among the window's words
 * @param icon an Ikonli code, or empty
 * @param keys which keys ask for it now; holds null for none
 * @param checked what it switches on and off; null for a command that does something else
 */
public record Command(
    String id,
    String icon,
    ObjectProperty<KeyCombination> keys,
    ObservableBooleanValue enabled,
    @Nullable BooleanProperty checked,
    Runnable action) {

  /** Does it, where it makes sense now. */
  public void run() {
    if (enabled.get()) {
      action.run();
    }
  }
}
