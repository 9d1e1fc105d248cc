package org.layerloom.app.window;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import org.layerloom.app.command.Commands;
import org.layerloom.app.files.Sample;
import org.layerloom.app.language.Language;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.SessionState;
import org.layerloom.app.settings.Look;
import org.layerloom.app.settings.Preferences;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.Message;

/** The menu bar. */
final class Menus {

  private final Models models;
  private final Commands commands;
  private final Words words;
  private final Lifetime lifetime;

  Menus(Models models, Commands commands, Lifetime lifetime) {
    this.models = models;
    this.commands = commands;
    this.words = models.words();
    this.lifetime = lifetime;
  }

  MenuBar bar(BooleanProperty palette, BooleanProperty inspector, BooleanProperty results) {
    MenuBar bar =
        new MenuBar(
            file(),
            edit(),
            view(palette, inspector, results),
            menu(
                "menu.train",
                commands.items("train.start", "train.pause", "train.stop", "train.goOn")),
            menu("menu.help", commands.items("help.commands", Commands.LINE, "help.about")));
    bar.getStyleClass().add("menus");
    return bar;
  }

  private Menu menu(String id, List<MenuItem> items) {
    Menu menu = new Menu(words.text(id));
    menu.setId(id);
    menu.getItems().setAll(items);
    return menu;
  }

  private Menu file() {
    Menu menu = menu("menu.file", commands.items("file.new", "file.open"));
    Menu recent = menu("menu.recent", List.of());
    lifetime.follow(models.remembered.property(), preferences -> fill(recent, preferences));
    Menu samples = menu("menu.samples", List.of());
    for (Sample sample : models.surroundings.samples().apply(words.language())) {
      MenuItem item = new MenuItem(sample.title());
      item.setId("sample-" + sample.id());
      item.setOnAction(event -> models.files.open(sample));
      samples.getItems().add(item);
    }
    menu.getItems().addAll(recent, samples, new SeparatorMenuItem());
    menu.getItems().addAll(commands.items("file.save", "file.saveAs", Commands.LINE, "file.close"));
    return menu;
  }

  private void fill(Menu recent, Preferences preferences) {
    recent
        .getItems()
        .setAll(
            preferences.recent().stream()
                .map(
                    file -> {
                      // A file's name is no mnemonic.
                      MenuItem item = new MenuItem(file);
                      item.setMnemonicParsing(false);
                      item.setOnAction(event -> models.files.open(Path.of(file)));
                      return item;
                    })
                .toList());
    recent.setDisable(preferences.recent().isEmpty());
  }

  private Menu edit() {
    Menu menu =
        menu(
            "menu.edit",
            commands.items(
                "edit.undo",
                "edit.redo",
                Commands.LINE,
                "edit.cut",
                "edit.copy",
                "edit.paste",
                "edit.duplicate",
                "edit.delete",
                "edit.deleteKeepFlow",
                "edit.selectAll",
                Commands.LINE,
                "edit.add",
                "edit.rename",
                "edit.bypass"));
    lifetime.follow(models.session.stateProperty(), state -> nameUndo(menu, state));
    return menu;
  }

  private void nameUndo(Menu menu, SessionState state) {
    Message undo = state.undo();
    Message redo = state.redo();
    menu.getItems()
        .get(0)
        .setText(undo == null ? words.text("edit.undo") : named("undo.named", undo));
    menu.getItems()
        .get(1)
        .setText(redo == null ? words.text("edit.redo") : named("redo.named", redo));
  }

  private String named(String key, Message label) {
    return words.text(key, words.text("did." + label.key(), label.values().toArray()));
  }

  private Menu view(BooleanProperty palette, BooleanProperty inspector, BooleanProperty results) {
    Menu menu = menu("menu.view", List.of());
    menu.getItems()
        .addAll(
            toggle("view.palette", "Shortcut+1", palette),
            toggle("view.inspector", "Shortcut+2", inspector),
            toggle("view.results", "Shortcut+3", results),
            new SeparatorMenuItem());
    menu.getItems()
        .addAll(
            commands.items(
                "view.zoomIn",
                "view.zoomOut",
                "view.zoom100",
                "view.fit",
                "view.tidy",
                Commands.LINE));
    menu.getItems().addAll(looks(), languages());
    return menu;
  }

  private CheckMenuItem toggle(String key, String keys, BooleanProperty open) {
    CheckMenuItem item = new CheckMenuItem(words.text(key));
    item.setId(key);
    item.setAccelerator(KeyCombination.valueOf(keys));
    item.selectedProperty().bindBidirectional(open);
    return item;
  }

  private Menu looks() {
    Menu menu = menu("menu.look", List.of());
    ToggleGroup group = new ToggleGroup();
    for (Look look : Look.values()) {
      RadioMenuItem item = new RadioMenuItem(words.text("look." + look.name()));
      item.setId("look-" + look.name());
      item.setToggleGroup(group);
      item.setSelected(look == models.theme.look());
      item.setOnAction(
          event -> {
            models.theme.wear(look);
            models.remembered.change(p -> p.with(look));
          });
      menu.getItems().add(item);
    }
    return menu;
  }

  private Menu languages() {
    Menu menu = menu("menu.language", List.of());
    ToggleGroup group = new ToggleGroup();
    for (Language language : Language.values()) {
      RadioMenuItem item = new RadioMenuItem(language.ownName());
      item.setId("language-" + language.name());
      item.setToggleGroup(group);
      item.setSelected(language == words.language());
      item.setOnAction(event -> models.speak(language));
      menu.getItems().add(item);
    }
    return menu;
  }
}
