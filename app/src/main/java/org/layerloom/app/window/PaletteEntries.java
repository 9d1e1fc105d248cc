package org.layerloom.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.layerloom.app.command.Command;
import org.layerloom.app.command.Commands;
import org.layerloom.app.files.Sample;
import org.layerloom.app.keys.CanvasKeys;
import org.layerloom.app.language.Language;
import org.layerloom.app.language.Words;
import org.layerloom.app.settings.Look;
import org.layerloom.app.settings.TextSize;
import org.layerloom.lesson.OpenLesson;

/** Everything that the window can do, as the command palette takes it. */
final class PaletteEntries {

  /** Where a command's menu is called otherwise than its id begins. */
  private static final Map<String, String> MENUS =
      Map.of("undo", "edit", "redo", "edit", "lessons", "help");

  private final Models models;
  private final Commands commands;
  private final Words words;

  PaletteEntries(Models models, Commands commands) {
    this.models = models;
    this.commands = commands;
    this.words = models.words();
  }

  /** Every command, then looks, languages and samples. */
  List<org.layerloom.editor.find.Command> all() {
    List<org.layerloom.editor.find.Command> entries = new ArrayList<>();
    for (Command command : commands.all()) {
      if (CanvasKeys.isTwin(command)) {
        continue;
      }
      entries.add(
          new org.layerloom.editor.find.Command(
              command.id(),
              commands.names(command),
              menu(command.id()),
              commands.keys(command),
              command.enabled()::get,
              command::run));
    }
    for (Look look : Look.values()) {
      entries.add(
          entry("look." + look, words.text("look." + look), "menu.look", () -> models.wear(look)));
    }
    for (TextSize size : TextSize.values()) {
      entries.add(
          entry("text." + size, words.text("text." + size), "menu.text", () -> models.write(size)));
    }
    for (Language language : Language.values()) {
      entries.add(
          entry(
              "language." + language,
              language.ownName(),
              "menu.language",
              () -> models.speak(language)));
    }
    for (Sample sample : models.surroundings.samples().apply(words.language())) {
      entries.add(
          entry(
              "sample." + sample.id(),
              sample.title(),
              "menu.samples",
              () -> models.files.open(sample)));
    }
    for (OpenLesson lesson : models.lessons.bundledProperty().get()) {
      entries.add(
          entry(
              "lesson." + lesson.lesson().id(),
              lesson.text(words.language().locale()).title(),
              "lessons.show",
              () -> models.lessons.open(lesson.lesson().id())));
    }
    return entries;
  }

  private String menu(String id) {
    String room = id.substring(0, Math.max(0, id.indexOf('.')));
    String key = "menu." + MENUS.getOrDefault(room, room);
    return words.keys().contains(key) ? words.text(key) : "";
  }

  private org.layerloom.editor.find.Command entry(
      String id, String name, String menu, Runnable action) {
    return new org.layerloom.editor.find.Command(
        id, List.of(name), words.text(menu), "", () -> true, action);
  }
}
