package org.layerloom.app.window;

import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.layerloom.app.canvas.CanvasPane;
import org.layerloom.app.command.Commands;
import org.layerloom.app.session.Clips;
import org.layerloom.app.session.Copies;
import org.layerloom.app.session.Session;
import org.layerloom.app.training.RunState;
import org.layerloom.app.training.Runs;
import org.layerloom.editor.find.CommandPalette;
import org.layerloom.network.Edit;
import org.layerloom.network.Graph;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;

/** Fills the commands that act on the document, the canvas and the run. */
final class WindowCommands {

  private static final double PASTE_SHIFT = 32;
  private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

  private final Models models;
  private final Session session;
  private final Runs runs;
  private final Commands commands;

  WindowCommands(Models models, Commands commands) {
    this.models = models;
    this.session = models.session;
    this.runs = models.runs;
    this.commands = commands;
  }

  void addFiles(MainWindow window) {
    var files = models.files;
    commands.add("file.new", "fth-file", "Shortcut+N", ALWAYS, files::createNew);
    commands.add("file.open", "fth-folder", "Shortcut+O", ALWAYS, files::open);
    commands.add("file.save", "fth-save", "Shortcut+S", ALWAYS, files::save);
    commands.add("file.saveAs", "", "Shortcut+Shift+S", ALWAYS, files::saveAs);
    commands.add("file.close", "", "Shortcut+Q", ALWAYS, window::askToClose);
  }

  void addEdits(CanvasPane canvas) {
    BooleanBinding selected = when(session.selectedProperty(), nodes -> !nodes.isEmpty());
    commands.add(
        "edit.undo",
        "fth-corner-up-left",
        "Shortcut+Z",
        when(session.stateProperty(), state -> state.undo() != null),
        session::undo);
    commands.add(
        "edit.redo",
        "fth-corner-up-right",
        "Shortcut+Shift+Z",
        when(session.stateProperty(), state -> state.redo() != null),
        session::redo);
    commands.add("edit.cut", "fth-scissors", "Shortcut+X", selected, () -> cut(canvas));
    commands.add("edit.copy", "fth-copy", "Shortcut+C", selected, this::copy);
    commands.add("edit.paste", "fth-clipboard", "Shortcut+V", ALWAYS, this::paste);
    commands.add("edit.duplicate", "", "Shortcut+D", selected, canvas::duplicate);
    BooleanBinding anything =
        when(canvas.editor().selectionProperty(), selection -> !selection.isEmpty());
    commands.add("edit.delete", "fth-trash-2", "Delete", anything, () -> canvas.delete(false));
    commands.add("edit.deleteKeepFlow", "", "Shift+Delete", selected, () -> canvas.delete(true));
    commands.add("edit.selectAll", "", "Shortcut+A", ALWAYS, () -> canvas.editor().selectAll());
    commands.add("edit.bypass", "", "Shortcut+B", selected, this::bypass);
    commands.add("edit.rename", "", "F2", one(), () -> rename(canvas));
    commands.add(
        "edit.add", "fth-plus", "Shortcut+Space", ALWAYS, () -> canvas.editor().openSearch(null));
  }

  void addViews(CanvasPane canvas) {
    var editor = canvas.editor();
    commands.add("view.zoomIn", "fth-zoom-in", "Shortcut+EQUALS", ALWAYS, editor::zoomIn);
    commands.add("view.zoomOut", "fth-zoom-out", "Shortcut+MINUS", ALWAYS, editor::zoomOut);
    commands.add("view.zoom100", "", "Shortcut+0", ALWAYS, () -> editor.zoomTo(1));
    commands.add("view.fit", "fth-maximize", "Shortcut+9", ALWAYS, editor::fit);
    commands.add(
        "view.tidy",
        "fth-grid",
        "Shortcut+L",
        when(session.stateProperty(), state -> !state.graph().nodes().isEmpty()),
        canvas::tidy);
  }

  void addTraining() {
    commands.add(
        "train.start",
        "fth-play",
        "F5",
        when(runs.stateProperty(), state -> !state.phase().active()),
        this::train);
    commands.add(
        "train.pause",
        "fth-pause",
        "F6",
        when(
            runs.stateProperty(),
            state ->
                state.phase() == RunState.Phase.RUNNING || state.phase() == RunState.Phase.PAUSED),
        this::pauseOrResume);
    commands.add(
        "train.stop",
        "fth-square",
        "Shift+F5",
        when(
            runs.stateProperty(),
            state -> state.phase().active() && state.phase() != RunState.Phase.STOPPING),
        runs::stop);
    addGoingOn();
  }

  private void addGoingOn() {
    commands.add(
        "train.goOn",
        "fth-skip-forward",
        "Shift+F6",
        when(runs.stateProperty(), RunState::resumable),
        runs::goOn);
  }

  void addHelp(MainWindow window, CommandPalette palette) {
    commands.add(
        "help.commands",
        "fth-command",
        "Shortcut+Shift+P",
        ALWAYS,
        () -> palette.open(PaletteEntries.of(commands)));
    commands.add("help.about", "fth-info", "", ALWAYS, window::about);
  }

  private void train() {
    runs.train(session.state().document(), models.remembered.get().device());
  }

  private void pauseOrResume() {
    if (runs.state().phase() == RunState.Phase.PAUSED) {
      runs.resume();
    } else {
      runs.pause();
    }
  }

  private void cut(CanvasPane canvas) {
    copy();
    canvas.delete(false);
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(Clips.text(session.graph(), session.selectedProperty().get()));
    Clipboard.getSystemClipboard().setContent(content);
  }

  private void paste() {
    String text = Clipboard.getSystemClipboard().getString();
    Graph found = text == null ? null : Clips.read(text, session.catalogue());
    if (found == null || found.nodes().isEmpty()) {
      models.say("paste.nothing");
      return;
    }
    Copies.Copied copied =
        Copies.copy(found, found.nodes().keySet(), session.graph(), PASTE_SHIFT, PASTE_SHIFT);
    if (session.edit(copied.edit(), Message.of("edit.paste"))) {
      session.selectedProperty().set(Set.copyOf(copied.added()));
    }
  }

  private void bypass() {
    Set<NodeId> nodes = session.selectedProperty().get();
    boolean all = nodes.stream().allMatch(id -> session.graph().node(id).bypassed());
    session.edit(new Edit.Bypass(nodes, !all), Message.of("edit.bypass"));
  }

  private void rename(CanvasPane canvas) {
    session.selectedProperty().get().stream()
        .findFirst()
        .ifPresent(node -> canvas.editor().editInPlace(node.value()));
  }

  private BooleanBinding one() {
    return when(session.selectedProperty(), nodes -> nodes.size() == 1);
  }

  private static <T> BooleanBinding when(ObservableValue<T> value, Predicate<T> condition) {
    return Bindings.createBooleanBinding(() -> condition.test(value.getValue()), value);
  }
}
