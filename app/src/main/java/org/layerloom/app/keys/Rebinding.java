package org.layerloom.app.keys;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.command.Command;
import org.layerloom.app.command.Commands;
import org.layerloom.app.settings.Remembered;

/** Gives commands other keys, at once and for the next start. */
public final class Rebinding {

  private final Commands commands;
  private final Remembered remembered;

  public Rebinding(Commands commands, Remembered remembered) {
    this.commands = commands;
    this.remembered = remembered;
  }

  /** The combination that was pressed; null while only a modifier is down. */
  static @Nullable KeyCombination pressed(KeyEvent event) {
    KeyCode code = event.getCode();
    if (code.isModifierKey() || code == KeyCode.UNDEFINED) {
      return null;
    }
    return new KeyCodeCombination(
        code,
        event.isShiftDown() ? KeyCombination.ModifierValue.DOWN : KeyCombination.ModifierValue.UP,
        KeyCombination.ModifierValue.UP,
        event.isAltDown() ? KeyCombination.ModifierValue.DOWN : KeyCombination.ModifierValue.UP,
        KeyCombination.ModifierValue.UP,
        event.isShortcutDown()
            ? KeyCombination.ModifierValue.DOWN
            : KeyCombination.ModifierValue.UP);
  }

  /** Whether keys would type something into a field instead of asking for a command. */
  static boolean types(KeyEvent event) {
    KeyCode code = event.getCode();
    boolean held = event.isShortcutDown() || event.isAltDown();
    return !held && (code.isLetterKey() || code.isDigitKey() || code == KeyCode.SPACE);
  }

  /**
   * Gives a command these keys, or none; another that had them loses them.
   *
   * @return the command that lost them
   */
  Optional<Command> bind(Command command, @Nullable KeyCombination keys) {
    Optional<Command> loser =
        keys == null
            ? Optional.empty()
            : commands.withKeys(keys).filter(other -> !other.id().equals(command.id()));
    // One that loses a further key keeps the key that it shows.
    loser
        .filter(other -> Objects.equals(keys, other.keys().get()))
        .ifPresent(other -> put(other, null));
    put(command, keys);
    return loser;
  }

  /** Gives every command the keys that it was made with. */
  void reset() {
    for (Command command : commands.all()) {
      String keys = commands.initialKeys(command);
      command.keys().set(keys.isEmpty() ? null : KeyCombination.valueOf(keys));
    }
    remembered.change(p -> p.withKeys(Map.of()));
  }

  private void put(Command command, @Nullable KeyCombination keys) {
    command.keys().set(keys);
    remembered.change(
        p -> {
          Map<String, String> all = new HashMap<>(p.keys());
          all.put(command.id(), keys == null ? "" : keys.getName());
          return p.withKeys(all);
        });
  }
}
