package org.layerloom.app.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.command.Commands;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.Target;
import org.layerloom.network.Family;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Problem;
import org.layerloom.network.Wording;

/** What can be done with the thing under the pointer or under the keyboard's cursor. */
final class CanvasMenus {

  private static final double SENTENCE_WIDTH = 300;

  private final Session session;
  private final GraphEditor editor;
  private final Words words;
  private final Wording wording;
  private final Commands commands;
  private final Arranging arranging;
  private final ContextMenu menu = new ContextMenu();

  CanvasMenus(
      Session session,
      GraphEditor editor,
      Words words,
      Wording wording,
      Commands commands,
      Arranging arranging) {
    this.session = session;
    this.editor = editor;
    this.words = words;
    this.wording = wording;
    this.commands = commands;
    this.arranging = arranging;
    menu.setId("canvas-menu");
  }

  /** Shows everything that can be done there, repairs first. */
  void open(Gesture.ContextMenu asked) {
    List<MenuItem> items = repairs(asked.target());
    if (!items.isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    items.addAll(own(asked));
    show(items, asked.screenX(), asked.screenY());
  }

  /**
   * Shows what is wrong with a thing and what would mend it: one more click, or Enter, does.
   *
   * @return whether anything is wrong there
   */
  boolean openRepairs(Target target, double screenX, double screenY) {
    List<MenuItem> items = repairs(target);
    if (items.isEmpty()) {
      return false;
    }
    items.add(new SeparatorMenuItem());
    items.addAll(commands.contextItems("view.problems"));
    show(items, screenX, screenY);
    return true;
  }

  private void show(List<MenuItem> items, double x, double y) {
    menu.hide();
    menu.getItems().setAll(items);
    menu.show(editor, x, y);
  }

  private List<MenuItem> repairs(Target target) {
    List<MenuItem> items = new ArrayList<>();
    for (Problem problem : problems(target)) {
      boolean error = problem.severity() == Problem.Severity.ERROR;
      FontIcon icon = new FontIcon(error ? "fth-alert-circle" : "fth-alert-triangle");
      icon.getStyleClass().add(error ? "error-icon" : "warning-icon");
      Label sentence = new Label(wording.say(problem.message()), icon);
      sentence.setWrapText(true);
      sentence.setMaxWidth(SENTENCE_WIDTH);
      sentence.setMinHeight(Region.USE_PREF_SIZE);
      sentence.getStyleClass().add("menu-sentence");
      CustomMenuItem said = new CustomMenuItem(sentence, false);
      said.setDisable(true);
      items.add(said);
      for (Problem.Fix fix : problem.innermost().repairs()) {
        MenuItem item = new MenuItem(wording.say(fix.name()), new FontIcon("fth-check"));
        item.setMnemonicParsing(false);
        item.setId("repair");
        item.setOnAction(event -> session.mend(problem, fix, session.state().path()));
        items.add(item);
      }
    }
    return items;
  }

  private List<Problem> problems(Target target) {
    List<Problem> all = session.state().analysis().problems();
    return switch (target) {
      case Target.Node n -> all.stream().filter(p -> new NodeId(n.id()).equals(p.node())).toList();
      case Target.Port p ->
          all.stream().filter(q -> new NodeId(p.ref().node()).equals(q.node())).toList();
      case Target.Link l ->
          java.util.stream.Stream.ofNullable(LinkProblems.of(session.state()).get(l.id())).toList();
      default -> List.of();
    };
  }

  private List<MenuItem> own(Gesture.ContextMenu asked) {
    return switch (asked.target()) {
      case Target.Node n -> ofNode(new NodeId(n.id()));
      case Target.Port p -> ofNode(new NodeId(p.ref().node()));
      case Target.Link l -> ofLink(l.id(), asked.at());
      case Target.Bend b -> ofLink(b.link(), asked.at());
      case Target.Frame f -> ofFrame(f.id());
      case Target.Note n -> ofNote(n.id());
      case Target.Canvas c -> ofCanvas(asked.at());
    };
  }

  private List<MenuItem> ofNode(NodeId id) {
    List<MenuItem> items = new ArrayList<>();
    Node node = session.graph().find(id);
    if (node != null && node.kind().equals("dataset")) {
      items.addAll(commands.contextItems("view.data", Commands.LINE));
    }
    items.addAll(
        commands.contextItems(
            "edit.rename", "edit.bypass", "edit.duplicate", "arrange.frame", Commands.LINE));
    if (editor.getSelection().nodes().size() > 1) {
      items.add(
          submenu(
              "menu.align",
              commands.contextItems(
                  "arrange.left",
                  "arrange.centre",
                  "arrange.right",
                  Commands.LINE,
                  "arrange.top",
                  "arrange.middle",
                  "arrange.bottom",
                  Commands.LINE,
                  "arrange.across",
                  "arrange.down")));
    }
    items.addAll(
        commands.contextItems(
            "subnet.open",
            "subnet.collapse",
            "subnet.dissolve",
            "subnet.separate",
            Commands.LINE,
            "edit.cut",
            "edit.copy",
            "edit.paste",
            Commands.LINE,
            "view.zoomSelection",
            Commands.LINE,
            "edit.delete",
            "edit.deleteKeepFlow"));
    return items;
  }

  private List<MenuItem> ofLink(String link, Point2D at) {
    List<MenuItem> items = new ArrayList<>();
    items.add(item("link.insert", "fth-plus", () -> editor.openSearchOnLink(link, at)));
    items.add(item("link.bend", "fth-corner-down-right", () -> editor.addBend(link, at)));
    items.addAll(commands.contextItems(Commands.LINE, "edit.delete"));
    return items;
  }

  private List<MenuItem> ofFrame(String id) {
    List<MenuItem> items = new ArrayList<>();
    items.add(item("edit.rename", "", () -> editor.editInPlace(id)));
    Menu colours = submenu("frame.colour", List.of());
    for (Family family : Family.values()) {
      String key = Families.key(family);
      Region square = new Region();
      square.getStyleClass().addAll("family-square", Families.styleClass(family));
      MenuItem colour = new MenuItem(wording.family(family), square);
      colour.setId("colour-" + key);
      colour.setOnAction(event -> arranging.colour(id, key));
      colours.getItems().add(colour);
    }
    items.add(colours);
    items.add(item("frame.inside", "", () -> arranging.selectInside(id)));
    items.addAll(commands.contextItems(Commands.LINE, "edit.delete"));
    return items;
  }

  private List<MenuItem> ofNote(String id) {
    List<MenuItem> items = new ArrayList<>();
    items.add(item("note.edit", "fth-edit-2", () -> editor.editInPlace(id)));
    items.addAll(commands.contextItems(Commands.LINE, "edit.copy", "edit.delete"));
    return items;
  }

  private List<MenuItem> ofCanvas(Point2D at) {
    List<MenuItem> items = new ArrayList<>();
    items.add(item("edit.add", "fth-plus", () -> editor.openSearch(at)));
    items.add(item("arrange.note", "fth-file-text", () -> arranging.note(at)));
    items.addAll(
        commands.contextItems(
            "edit.paste",
            "edit.pasteLinked",
            "edit.selectAll",
            Commands.LINE,
            "view.fit",
            "view.tidy",
            Commands.LINE,
            "arrange.snapGrid",
            "arrange.snapGuides"));
    return items;
  }

  private MenuItem item(String key, String icon, Runnable action) {
    MenuItem item =
        new MenuItem(words.text(key), icon.isEmpty() ? new Region() : new FontIcon(icon));
    item.setId(key);
    item.setOnAction(event -> action.run());
    return item;
  }

  private Menu submenu(String key, List<MenuItem> items) {
    Menu submenu = new Menu(words.text(key));
    submenu.setId(key);
    submenu.getItems().setAll(items);
    return submenu;
  }
}
