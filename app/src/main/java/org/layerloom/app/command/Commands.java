package org.layerloom.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.CheckMenuItem;
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

  private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final Map<String, String> initialKeys = new LinkedHashMap<>();
  private final Words words;
  private final List<Words> others;
  private final Map<String, String> chosenKeys;
  private Function<KeyCombination, Optional<Command>> further = keys -> Optional.empty();

  /** Commands with the keys that they are made with. */
  public Commands(Words words) {
    this(words, Map.of());
  }

  /**
   * @param chosenKeys the person's own keys by a command's id, as {@link KeyCombination#valueOf}
   *     reads them; empty for none at all
   */
  public Commands(Words words, Map<String, String> chosenKeys) {
    this.words = words;
    this.chosenKeys = Map.copyOf(chosenKeys);
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
    add(id, icon, keys, enabled, null, action);
  }

  /** A command that switches something on and off, shown with a tick in menus. */
  public void addSwitch(String id, String keys, BooleanProperty checked) {
    add(id, "", keys, ALWAYS, checked, () -> checked.set(!checked.get()));
  }

  private void add(
      String id,
      String icon,
      String keys,
      ObservableBooleanValue enabled,
      @Nullable BooleanProperty checked,
      Runnable action) {
    initialKeys.put(id, keys);
    SimpleObjectProperty<KeyCombination> now = new SimpleObjectProperty<>();
    now.set(combination(chosenKeys.getOrDefault(id, keys), keys));
    if (commands.put(id, new Command(id, icon, now, enabled, checked, action)) != null) {
      throw new IllegalArgumentException("two commands are called " + id);
    }
  }

  /** What a person chose may be from another version of the program: it then counts for nothing. */
  private static @Nullable KeyCombination combination(String keys, String otherwise) {
    try {
      return keys.isEmpty() ? null : KeyCombination.valueOf(keys);
    } catch (IllegalArgumentException e) {
      return otherwise.isEmpty() ? null : KeyCombination.valueOf(otherwise);
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

  /** The keys that a command was made with, as {@link KeyCombination#valueOf} reads them. */
  public String initialKeys(Command command) {
    return Objects.requireNonNullElse(initialKeys.get(command.id()), "");
  }

  /** Tells which command further keys ask for, beside those that it shows. */
  public void alsoAsk(Function<KeyCombination, Optional<Command>> who) {
    further = who;
  }

  /** The command that these keys ask for now. */
  public Optional<Command> withKeys(KeyCombination keys) {
    return commands.values().stream()
        .filter(c -> keys.equals(c.keys().get()))
        .findFirst()
        .or(() -> further.apply(keys));
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
    KeyCombination keys = command.keys().get();
    return keys == null ? "" : keys.getDisplayText();
  }

  /** One menu item a command, with its keys; {@link #LINE} makes a line. */
  public List<MenuItem> items(String... ids) {
    return items(true, ids);
  }

  /** Items for a context menu: the keys stay with the menu bar, which listens for them. */
  public List<MenuItem> contextItems(String... ids) {
    return items(false, ids);
  }

  private List<MenuItem> items(boolean withKeys, String... ids) {
    List<MenuItem> items = new ArrayList<>();
    for (String id : ids) {
      items.add(id.equals(LINE) ? new SeparatorMenuItem() : item(command(id), withKeys));
    }
    return items;
  }

  private MenuItem item(Command command, boolean withKeys) {
    MenuItem item;
    BooleanProperty checked = command.checked();
    if (checked == null) {
      item = new MenuItem(name(command), icon(command));
      item.setOnAction(event -> command.run());
    } else {
      CheckMenuItem tick = new CheckMenuItem(name(command));
      tick.selectedProperty().bindBidirectional(checked);
      item = tick;
    }
    item.setId(command.id());
    if (withKeys) {
      item.acceleratorProperty().bind(command.keys());
    }
    item.disableProperty().bind(Bindings.not(command.enabled()));
    return item;
  }

  private static @Nullable FontIcon icon(Command command) {
    return command.icon().isEmpty() ? null : new FontIcon(command.icon());
  }
}
