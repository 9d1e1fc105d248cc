package org.layerloom.editor.find;

import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Something that the command palette can do.
 *
 * @param id unique
 * @param names what people call it, in every language that is to be found; the first is shown
 * @param category where it belongs, such as a menu's name; may be empty
 * @param shortcut its key, as shown; may be empty
 * @param enabled whether it can be done now; others are not offered
 * @param action does it
 */
public record Command(
    String id,
    List<String> names,
    String category,
    String shortcut,
    BooleanSupplier enabled,
    Runnable action) {

  /** At least one name is needed. */
  public Command {
    Objects.requireNonNull(id, "id");
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("command " + id + " needs a name");
    }
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(shortcut, "shortcut");
    Objects.requireNonNull(enabled, "enabled");
    Objects.requireNonNull(action, "action");
  }

  /** A command that can always be done. */
  public static Command of(String id, String name, String shortcut, Runnable action) {
    return new Command(id, List.of(name), "", shortcut, () -> true, action);
  }
}
