package org.layerloom.app.window;

import java.util.function.IntConsumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import org.layerloom.app.canvas.CanvasPane;
import org.layerloom.app.canvas.FindInGraph;
import org.layerloom.app.command.Commands;
import org.layerloom.app.picture.Paper;
import org.layerloom.app.picture.PictureExport;
import org.layerloom.editor.Selection;
import org.layerloom.editor.find.CommandPalette;
import org.layerloom.editor.layout.Arrange;

/** Fills the commands that look at the canvas, put it in order, find in it and take it away. */
final class CanvasCommands {

  private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

  private final Models models;
  private final Commands commands;
  private final CanvasPane canvas;
  private final BooleanBinding anything;

  CanvasCommands(Models models, Commands commands, CanvasPane canvas) {
    this.models = models;
    this.commands = commands;
    this.canvas = canvas;
    this.anything = when(models.session.stateProperty(), s -> !s.graph().nodes().isEmpty());
  }

  /** Which panes are open. */
  void addPanes(
      BooleanProperty palette,
      BooleanProperty inspector,
      BooleanProperty results,
      Runnable layers,
      Runnable outline,
      Runnable problems,
      Runnable data) {
    commands.addSwitch("view.palette", "Shortcut+1", palette);
    commands.addSwitch("view.inspector", "Shortcut+2", inspector);
    commands.addSwitch("view.results", "Shortcut+3", results);
    commands.add("view.layers", "fth-search", "Shortcut+E", ALWAYS, layers);
    commands.add("view.outline", "fth-list", "Shortcut+4", ALWAYS, outline);
    commands.add("view.data", "fth-database", "Shortcut+6", ALWAYS, data);
    commands.add("view.problems", "fth-alert-circle", "Shortcut+5", ALWAYS, problems);
  }

  /**
   * What is seen of the canvas.
   *
   * @param presenting whether a class is looking
   * @param slides shows the frame so many further on
   */
  void addViews(BooleanProperty presenting, IntConsumer slides) {
    var editor = canvas.editor();
    commands.add("view.zoomIn", "fth-zoom-in", "Shortcut+EQUALS", ALWAYS, editor::zoomIn);
    commands.add("view.zoomOut", "fth-zoom-out", "Shortcut+MINUS", ALWAYS, editor::zoomOut);
    commands.add("view.zoom100", "", "Shortcut+0", ALWAYS, () -> editor.zoomTo(1));
    commands.add("view.fit", "fth-maximize", "Shortcut+9", ALWAYS, editor::fit);
    commands.add("view.zoomSelection", "", "Shortcut+8", several(1), editor::zoomToSelection);
    commands.addSwitch("view.grid", "", editor.gridVisibleProperty());
    commands.addSwitch("view.minimap", "", canvas.minimapWantedProperty());
    commands.addSwitch("view.present", "F11", presenting);
    commands.add("view.nextFrame", "", "Page Down", ALWAYS, () -> slides.accept(1));
    commands.add("view.lastFrame", "", "Page Up", ALWAYS, () -> slides.accept(-1));
    commands.add("view.canvas", "", "F7", ALWAYS, editor::requestFocus);
  }

  /** What puts the canvas in order. */
  void addArranging() {
    align("arrange.left", "Alt+Shift+LEFT", Arrange.Edge.LEFT);
    align("arrange.centre", "", Arrange.Edge.CENTRE);
    align("arrange.right", "Alt+Shift+RIGHT", Arrange.Edge.RIGHT);
    align("arrange.top", "Alt+Shift+UP", Arrange.Edge.TOP);
    align("arrange.middle", "", Arrange.Edge.MIDDLE);
    align("arrange.bottom", "Alt+Shift+DOWN", Arrange.Edge.BOTTOM);
    var arranging = canvas.arranging();
    commands.add("arrange.across", "", "", several(3), () -> arranging.distribute(true));
    commands.add("arrange.down", "", "", several(3), () -> arranging.distribute(false));
    commands.add("arrange.frame", "fth-square", "Shortcut+G", several(1), arranging::frame);
    commands.add(
        "arrange.note", "fth-file-text", "Shortcut+Shift+N", ALWAYS, () -> arranging.note(null));
    commands.add("view.tidy", "fth-grid", "Shortcut+L", anything, arranging::tidy);
    commands.addSwitch("arrange.snapGrid", "", canvas.editor().snapToGridProperty());
    commands.addSwitch("arrange.snapGuides", "", canvas.editor().snapToGuidesProperty());
  }

  private void align(String id, String keys, Arrange.Edge edge) {
    commands.add(id, "", keys, several(2), () -> canvas.arranging().align(edge));
  }

  /** What finds something on the canvas, or what is wrong with it. */
  void addFinding(CommandPalette palette, FindInGraph find) {
    var words = models.words();
    commands.add(
        "edit.find",
        "fth-search",
        "Shortcut+F",
        ALWAYS,
        () -> palette.open(find.entries(), words.text("find.prompt"), words.text("find.nothing")));
    commands.add(
        "edit.repair",
        "fth-tool",
        "Shortcut+PERIOD",
        when(canvas.editor().selectionProperty(), s -> s.nodes().size() + s.links().size() == 1),
        canvas::showRepairs);
  }

  /** What takes the drawing away. */
  void addPictures(Stage stage, PictureExport export, Paper paper) {
    for (PictureExport.Format format : PictureExport.Format.values()) {
      commands.add(
          "picture." + format,
          "fth-image",
          "",
          anything,
          () -> export.ask(stage, models.session.state().document().name(), format));
    }
    commands.add("file.print", "fth-printer", "Shortcut+P", anything, () -> paper.ask(stage));
  }

  private BooleanBinding several(int nodes) {
    return when(canvas.editor().selectionProperty(), (Selection s) -> s.nodes().size() >= nodes);
  }

  private static <T> BooleanBinding when(ObservableValue<T> value, Predicate<T> condition) {
    return Bindings.createBooleanBinding(() -> condition.test(value.getValue()), value);
  }
}
