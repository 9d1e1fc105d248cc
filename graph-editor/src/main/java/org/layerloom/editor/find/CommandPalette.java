package org.layerloom.editor.find;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.words.Words;

/**
 * Every command of an application, found by name, with its shortcut. Put it above the window's
 * content (last in a StackPane); it is invisible until {@link #open}.
 */
public final class CommandPalette extends StackPane {
  private static final int REMEMBERED = 8;

  private final Finder<Command> finder;
  private final List<String> recent = new ArrayList<>();
  private Locale locale = Locale.getDefault();
  private @Nullable Node focusBefore;

  /** A closed palette. */
  public CommandPalette() {
    getStyleClass().addAll("graph-command-palette", "graph-tokens");
    finder = new Finder<>(CommandPalette::names, this::weight, CommandPalette::row);
    finder.setPrefSize(460, 380);
    setAlignment(finder, Pos.TOP_CENTER);
    setPadding(new Insets(60, 16, 16, 16));
    getChildren().add(finder);
    setVisible(false);
    setPickOnBounds(true);
    finder.setOnClosed(this::close);
    finder.setOnChosen(
        command -> {
          recent.remove(command.id());
          recent.addFirst(command.id());
          if (recent.size() > REMEMBERED) {
            recent.removeLast();
          }
          command.action().run();
        });
    addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          if (event.getTarget() == this) {
            close();
          }
        });
  }

  @Override
  public String getUserAgentStylesheet() {
    return finder.getUserAgentStylesheet();
  }

  private double weight(Command command) {
    int at = recent.indexOf(command.id());
    return at < 0 ? 0 : 1 - (double) at / REMEMBERED;
  }

  /** Its names, and the first one behind its category, as its row shows it. */
  private static List<String> names(Command command) {
    List<String> names = new ArrayList<>(command.names());
    names.add(title(command));
    return names;
  }

  private static String title(Command command) {
    return command.category().isEmpty()
        ? command.names().getFirst()
        : command.category() + ": " + command.names().getFirst();
  }

  private static Finder.Row row(Command command) {
    return new Finder.Row(title(command), command.shortcut(), "");
  }

  /** Language of the palette's own words. */
  public void setLocale(Locale value) {
    locale = Objects.requireNonNull(value, "locale");
  }

  /** Offers the commands that can be done now; what was used last comes first. */
  public void open(Collection<Command> commands) {
    open(commands, Words.of(locale, "palette.prompt"), Words.of(locale, "palette.none"));
  }

  /**
   * Offers other things to go to or do, such as the nodes of a graph.
   *
   * @param prompt what the empty field says
   * @param none what is said where nothing is found
   */
  public void open(Collection<Command> commands, String prompt, String none) {
    if (!isVisible()) {
      focusBefore = getScene() == null ? null : getScene().getFocusOwner();
    }
    setVisible(true);
    toFront();
    finder.offer(commands.stream().filter(c -> c.enabled().getAsBoolean()).toList(), prompt, none);
  }

  /** Whether it is open. */
  public boolean isOpen() {
    return isVisible();
  }

  /** Closes it and gives the focus back. */
  public void close() {
    if (isVisible()) {
      setVisible(false);
      Node before = focusBefore;
      focusBefore = null;
      if (before != null) {
        before.requestFocus();
      }
    }
  }

  /** The field and list, for tests. */
  public Finder<Command> finder() {
    return finder;
  }
}
