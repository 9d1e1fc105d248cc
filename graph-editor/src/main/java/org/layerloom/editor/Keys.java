package org.layerloom.editor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Which keys ask for which action on the canvas. A combination belongs to one action at most.
 *
 * <p>Keys that walk, open, delete and give up ({@link #isFixed}) are the same in every graph and
 * cannot be taken.
 */
public final class Keys {

  /** The keys that an editor has until it is given others. */
  public static final Keys DEFAULT = new Keys(initial());

  private static final Set<KeyCode> FIXED =
      Set.of(
          KeyCode.TAB,
          KeyCode.LEFT,
          KeyCode.RIGHT,
          KeyCode.UP,
          KeyCode.DOWN,
          KeyCode.ENTER,
          KeyCode.DELETE,
          KeyCode.BACK_SPACE,
          KeyCode.ESCAPE,
          KeyCode.CONTEXT_MENU);

  private final Map<KeyAction, List<KeyCombination>> keys;

  private Keys(Map<KeyAction, List<KeyCombination>> keys) {
    this.keys = keys;
  }

  private static Map<KeyAction, List<KeyCombination>> initial() {
    Map<KeyAction, List<KeyCombination>> all = new EnumMap<>(KeyAction.class);
    all.put(KeyAction.CONNECT, List.of(plain(KeyCode.C)));
    all.put(KeyAction.SEARCH, List.of(plain(KeyCode.SPACE), shift(KeyCode.A)));
    all.put(KeyAction.RENAME, List.of(plain(KeyCode.F2)));
    // Where plus needs Shift, some systems tell of an equals sign, some of a plus, with Shift.
    all.put(
        KeyAction.ZOOM_IN,
        Stream.of(KeyCode.PLUS, KeyCode.ADD, KeyCode.EQUALS).flatMap(Keys::anyhow).toList());
    all.put(
        KeyAction.ZOOM_OUT,
        Stream.of(KeyCode.MINUS, KeyCode.SUBTRACT).flatMap(Keys::anyhow).toList());
    all.put(KeyAction.ACTUAL_SIZE, List.of(plain(KeyCode.DIGIT0), plain(KeyCode.NUMPAD0)));
    all.put(
        KeyAction.FIT, List.of(plain(KeyCode.DIGIT1), plain(KeyCode.NUMPAD1), plain(KeyCode.HOME)));
    all.put(
        KeyAction.ZOOM_TO_SELECTION,
        List.of(plain(KeyCode.F), plain(KeyCode.DIGIT2), plain(KeyCode.NUMPAD2)));
    return all;
  }

  private static KeyCombination plain(KeyCode code) {
    return new KeyCodeCombination(code);
  }

  private static KeyCombination shift(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHIFT_DOWN);
  }

  private static Stream<KeyCombination> anyhow(KeyCode code) {
    return Stream.of(
        plain(code),
        shift(code),
        new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN),
        new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
  }

  /** Whether every editor needs this key for walking, opening, deleting, menus or giving up. */
  public static boolean isFixed(KeyCode code) {
    return FIXED.contains(code);
  }

  /** The keys of an action, the one to be shown first; none for an action without keys. */
  public List<KeyCombination> of(KeyAction action) {
    return keys.getOrDefault(action, List.of());
  }

  /** The action that a combination asks for. */
  public Optional<KeyAction> action(KeyCombination combination) {
    return first(combination::equals);
  }

  /** The action that an event asks for. */
  public Optional<KeyAction> action(KeyEvent event) {
    return first(combination -> combination.match(event));
  }

  private Optional<KeyAction> first(Predicate<KeyCombination> fits) {
    return keys.entrySet().stream()
        .filter(e -> e.getValue().stream().anyMatch(fits))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * The same keys, but for one action. Actions that had one of the new combinations lose it.
   *
   * @param combinations none for an action that no key shall ask for
   */
  public Keys with(KeyAction action, List<KeyCombination> combinations) {
    Keys next = this;
    for (KeyCombination combination : combinations) {
      next = next.without(combination);
    }
    Map<KeyAction, List<KeyCombination>> all = new EnumMap<>(KeyAction.class);
    all.putAll(next.keys);
    all.put(action, List.copyOf(combinations));
    return new Keys(all);
  }

  /** The same keys, but nothing is asked for by this combination. */
  public Keys without(KeyCombination combination) {
    Map<KeyAction, List<KeyCombination>> all = new EnumMap<>(KeyAction.class);
    keys.forEach(
        (action, list) -> {
          List<KeyCombination> kept = new ArrayList<>(list);
          kept.remove(combination);
          all.put(action, List.copyOf(kept));
        });
    return new Keys(all);
  }
}
