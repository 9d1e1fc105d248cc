package org.layerloom.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.language.Language;
import org.layerloom.app.language.Words;

/** All commands of a window, by id. */
public final class Commands {

  /** In a list of ids, a line between two groups. */
  public static final String LINE = "-";

  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final Words words;
  private final List<Words> others;

  public Commands(Words words) {
    this.words = words;
    this.others =
        Stream.of(Language.values())
            .filter(language -> language != words.language())
            .map(Words::new)
            .toList();
  }

  /**
   * @param keys as {@link KeyCombination#valueOf} reads them; empty for none
   */
  public void add(
      String id, String icon, String keys, ObservableBooleanValue enabled, Runnable action) {
    KeyCombination combination = keys.isEmpty() ? null : KeyCombination.valueOf(keys);
    if (commands.put(id, new Command(id, icon, combination, enabled, action)) != null) {
      throw new IllegalArgumentException("two commands are called " + id);
    }
  }

  /**
   * @throws IllegalArgumentException where there is none
   */
  public Command command(String id) {
    Command command = commands.get(id);
    if (command == null) {
      throw new IllegalArgumentException("no command " + id);
    }
    return command;
  }

  public List<Command> all() {
    return List.copyOf(commands.values());
  }

  /** As menus and the palette show it. */
  public String name(Command command) {
    return words.text(command.id());
  }

  /** In every language, that of the window first: people look for words that they know. */
  public List<String> names(Command command) {
    List<String> names = new ArrayList<>();
    names.add(name(command));
    for (Words other : others) {
      names.add(other.text(command.id()));
    }
    return names;
  }

  /** The keys as this system writes them; empty where there are none. */
  public String keys(Command command) {
    KeyCombination keys = command.keys();
    return keys == null ? "" : keys.getDisplayText();
  }

  /** One menu item a command, with its keys; {@link #LINE} makes a line. */
  public List<MenuItem> items(String... ids) {
    List<MenuItem> items = new ArrayList<>();
    for (String id : ids) {
      items.add(id.equals(LINE) ? new SeparatorMenuItem() : item(command(id), true));
    }
    return items;
  }

  /** Items for a context menu: the keys stay with the menu bar, which listens for them. */
  public List<MenuItem> contextItems(String... ids) {
    List<MenuItem> items = new ArrayList<>();
    for (String id : ids) {
      items.add(id.equals(LINE) ? new SeparatorMenuItem() : item(command(id), false));
    }
    return items;
  }

  private MenuItem item(Command command, boolean withKeys) {
    MenuItem item = new MenuItem(name(command), icon(command));
    item.setId(command.id());
    if (withKeys) {
      item.setAccelerator(command.keys());
    }
    item.disableProperty().bind(Bindings.not(command.enabled()));
    item.setOnAction(event -> command.run());
    return item;
  }

  private static @Nullable FontIcon icon(Command command) {
    return command.icon().isEmpty() ? null : new FontIcon(command.icon());
  }
}
