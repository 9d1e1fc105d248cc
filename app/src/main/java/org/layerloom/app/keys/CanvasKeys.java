package org.layerloom.app.keys;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCombination;
import org.layerloom.app.command.Command;
import org.layerloom.app.command.Commands;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.KeyAction;
import org.layerloom.editor.Keys;

/**
 * The canvas's single keys as commands, so that they are listed, found and given other keys like
 * all others. No menu has them: the canvas listens for them itself, while it has the focus.
 */
public final class CanvasKeys {

  private static final Map<KeyAction, String> IDS =
      Map.of(
          KeyAction.CONNECT, "canvasKey.connect",
          KeyAction.SEARCH, "canvasKey.search",
          KeyAction.RENAME, "canvasKey.rename",
          KeyAction.ZOOM_IN, "canvasKey.zoomIn",
          KeyAction.ZOOM_OUT, "canvasKey.zoomOut",
          KeyAction.ACTUAL_SIZE, "canvasKey.actualSize",
          KeyAction.FIT, "canvasKey.fit",
          KeyAction.ZOOM_TO_SELECTION, "canvasKey.zoomToSelection");

  /** What menus have too, under other keys: a list to choose from shows it once. */
  private static final Set<KeyAction> IN_MENUS =
      EnumSet.complementOf(EnumSet.of(KeyAction.CONNECT));

  private final Commands commands;
  private final GraphEditor editor;

  public CanvasKeys(Commands commands, GraphEditor editor) {
    this.commands = commands;
    this.editor = editor;
  }

  /** Whether a command is one of the canvas's, which may have a letter without Ctrl or Alt. */
  public static boolean is(Command command) {
    return IDS.containsValue(command.id());
  }

  /** Whether a command only gives further keys to what another command does. */
  public static boolean isTwin(Command command) {
    return IN_MENUS.stream().anyMatch(action -> command.id().equals(IDS.get(action)));
  }

  /**
   * Adds a command for each action, and hands their keys to the canvas from now on. Call it last.
   */
  public void fill() {
    for (KeyAction action : KeyAction.values()) {
      commands.add(
          id(action),
          "",
          Keys.DEFAULT.of(action).getFirst().getName(),
          new SimpleBooleanProperty(true),
          () -> editor.perform(action));
    }
    commands.alsoAsk(this::asked);
    commands.all().forEach(command -> command.keys().subscribe((before, now) -> renew()));
    renew();
  }

  private static String id(KeyAction action) {
    return Optional.ofNullable(IDS.get(action)).orElseThrow();
  }

  /** An action may have further keys, such as those of the number pad, which no list shows. */
  private Optional<Command> asked(KeyCombination keys) {
    return editor.getKeys().action(keys).map(action -> commands.command(id(action)));
  }

  private void renew() {
    Keys keys = Keys.DEFAULT;
    for (Command command : commands.all()) {
      KeyCombination own = command.keys().get();
      if (own != null && !is(command)) {
        keys = keys.without(own);
      }
    }
    for (KeyAction action : KeyAction.values()) {
      KeyCombination own = commands.command(id(action)).keys().get();
      if (!Keys.DEFAULT.of(action).getFirst().equals(own)) {
        keys = keys.with(action, own == null ? List.of() : List.of(own));
      }
    }
    editor.setKeys(keys);
  }
}
