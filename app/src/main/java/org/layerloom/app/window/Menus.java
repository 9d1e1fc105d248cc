package org.layerloom.app.window;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.layerloom.app.command.Commands;
import org.layerloom.app.files.Sample;
import org.layerloom.app.language.Language;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.SessionState;
import org.layerloom.app.settings.Look;
import org.layerloom.app.settings.Preferences;
import org.layerloom.app.settings.TextSize;
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

  MenuBar bar() {
    MenuBar bar =
        new MenuBar(
            file(),
            edit(),
            arrange(),
            view(),
            menu(
                "menu.train",
                commands.items(
                    "train.start",
                    "train.pause",
                    "train.step",
                    "train.stop",
                    "train.tune",
                    "train.goOn",
                    Commands.LINE,
                    "train.folds",
                    "train.seeds",
                    Commands.LINE,
                    "stepping.open")),
            menu("menu.export", commands.items("export.open", "compress.open")),
            menu(
                "menu.help",
                commands.items(
                    "lessons.show",
                    "lessons.startOver",
                    Commands.LINE,
                    "help.commands",
                    "help.keys",
                    Commands.LINE,
                    "help.about")));
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
    Menu menu =
        menu("menu.file", commands.items("file.start", Commands.LINE, "file.new", "file.open"));
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
    menu.getItems()
        .addAll(commands.items("file.data", "file.dataFolder", "file.published", Commands.LINE));
    menu.getItems().addAll(commands.items("file.save", "file.saveAs", Commands.LINE));
    menu.getItems()
        .addAll(menu("menu.picture", commands.items("picture.SVG", "picture.PDF", "picture.PNG")));
    menu.getItems().addAll(commands.items("file.print", Commands.LINE, "file.close"));
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
                "edit.pasteLinked",
                "edit.duplicate",
                "edit.delete",
                "edit.deleteKeepFlow",
                "edit.selectAll",
                "edit.find",
                Commands.LINE,
                "edit.add",
                "edit.rename",
                "edit.bypass",
                "edit.repair",
                Commands.LINE,
                "subnet.collapse",
                "subnet.open",
                "subnet.up",
                "subnet.separate",
                "subnet.dissolve",
                "subnet.forget"));
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

  private Menu arrange() {
    return menu(
        "menu.arrange",
        commands.items(
            "view.tidy",
            Commands.LINE,
            "arrange.left",
            "arrange.centre",
            "arrange.right",
            "arrange.top",
            "arrange.middle",
            "arrange.bottom",
            Commands.LINE,
            "arrange.across",
            "arrange.down",
            Commands.LINE,
            "arrange.frame",
            "arrange.note",
            Commands.LINE,
            "arrange.snapGrid",
            "arrange.snapGuides"));
  }

  private Menu view() {
    Menu menu =
        menu(
            "menu.view",
            commands.items(
                "view.palette",
                "view.inspector",
                "view.results",
                "view.layers",
                "view.outline",
                "view.problems",
                "view.data",
                Commands.LINE,
                "view.zoomIn",
                "view.zoomOut",
                "view.zoom100",
                "view.fit",
                "view.zoomSelection",
                Commands.LINE,
                "view.grid",
                "view.minimap",
                Commands.LINE,
                "view.present",
                "view.nextFrame",
                "view.lastFrame",
                Commands.LINE));
    menu.getItems().addAll(looks(), textSizes(), languages());
    return menu;
  }

  private Menu looks() {
    Menu menu = menu("menu.look", List.of());
    ToggleGroup group = new ToggleGroup();
    for (Look look : Look.values()) {
      RadioMenuItem item = new RadioMenuItem(words.text("look." + look.name()));
      item.setId("look-" + look.name());
      item.setToggleGroup(group);
      item.setSelected(look == models.theme.look());
      item.setOnAction(event -> models.wear(look));
      menu.getItems().add(item);
    }
    return menu;
  }

  private Menu textSizes() {
    Menu menu = menu("menu.text", List.of());
    ToggleGroup group = new ToggleGroup();
    for (TextSize size : TextSize.values()) {
      RadioMenuItem item = new RadioMenuItem(words.text("text." + size.name()));
      item.setId("text-" + size.name());
      item.setToggleGroup(group);
      item.setSelected(size == models.theme.textSizeProperty().get());
      item.setOnAction(event -> models.write(size));
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
