package org.layerloom.app.window;

import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import org.layerloom.app.canvas.CanvasPane;
import org.layerloom.app.command.Commands;
import org.layerloom.app.session.Session;
import org.layerloom.app.training.RunState;
import org.layerloom.app.training.Runs;
import org.layerloom.editor.find.CommandPalette;
import org.layerloom.network.Edit;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.training.RunSeries;

/** Fills the commands that act on the document, the canvas and the run. */
final class WindowCommands {

  private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

  private final Models models;
  private final Session session;
  private final Runs runs;
  private final Commands commands;
  private Runnable tune = () -> {};
  private Runnable stepping = () -> {};

  WindowCommands(Models models, Commands commands) {
    this.models = models;
    this.session = models.session;
    this.runs = models.runs;
    this.commands = commands;
  }

  void addFiles(MainWindow window) {
    var files = models.files;
    commands.add("file.start", "fth-home", "Shift+F1", ALWAYS, () -> models.start.set(true));
    commands.add("file.new", "fth-file", "Shortcut+N", ALWAYS, files::createNew);
    commands.add("file.open", "fth-folder", "Shortcut+O", ALWAYS, files::open);
    Bringing bringing = new Bringing(models, window);
    commands.add("file.data", "fth-database", "Shortcut+Shift+O", ALWAYS, bringing::file);
    commands.add("file.dataFolder", "", "", ALWAYS, bringing::folder);
    commands.add("file.published", "fth-download", "", ALWAYS, bringing::published);
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
    BooleanBinding anything =
        when(canvas.editor().selectionProperty(), selection -> !selection.isEmpty());
    commands.add("edit.cut", "fth-scissors", "Shortcut+X", anything, () -> cut(canvas));
    commands.add("edit.copy", "fth-copy", "Shortcut+C", anything, canvas.clipboard()::copy);
    commands.add("edit.paste", "fth-clipboard", "Shortcut+V", ALWAYS, () -> paste(canvas, false));
    commands.add("edit.pasteLinked", "", "Shortcut+Shift+V", ALWAYS, () -> paste(canvas, true));
    commands.add("edit.duplicate", "", "Shortcut+D", anything, canvas::duplicate);
    commands.add("edit.delete", "fth-trash-2", "Delete", anything, () -> canvas.delete(false));
    commands.add("edit.deleteKeepFlow", "", "Shift+Delete", selected, () -> canvas.delete(true));
    commands.add("edit.selectAll", "", "Shortcut+A", ALWAYS, () -> canvas.editor().selectAll());
    commands.add("edit.bypass", "", "Shortcut+B", selected, this::bypass);
    commands.add("edit.rename", "", "F2", one(), () -> rename(canvas));
    commands.add(
        "edit.add", "fth-plus", "Shortcut+Space", ALWAYS, () -> canvas.editor().openSearch(null));
  }

  void addExport(MainWindow window) {
    commands.add("export.open", "fth-package", "Shortcut+Shift+E", ALWAYS, window::export);
    commands.add("compress.open", "fth-minimize-2", "", ALWAYS, window::compress);
  }

  void addTraining(MainWindow window) {
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
        "train.step",
        "fth-skip-forward",
        "F7",
        when(runs.stateProperty(), state -> state.phase() == RunState.Phase.PAUSED),
        runs::step);
    commands.add(
        "train.tune",
        "fth-sliders",
        "F8",
        when(runs.stateProperty(), RunState::tunable),
        () -> tune.run());
    commands.add(
        "train.stop",
        "fth-square",
        "Shift+F5",
        when(
            runs.stateProperty(),
            state -> state.phase().active() && state.phase() != RunState.Phase.STOPPING),
        runs::stop);
    commands.add("stepping.open", "fth-eye", "F9", ALWAYS, () -> stepping.run());
    addGoingOn();
    BooleanBinding free = when(runs.stateProperty(), state -> !state.phase().active());
    commands.add(
        "train.folds", "fth-layers", "", free, () -> window.trainSeries(RunSeries.Kind.FOLDS));
    commands.add(
        "train.seeds", "fth-repeat", "", free, () -> window.trainSeries(RunSeries.Kind.SEEDS));
  }

  /** What shows one training step by hand. */
  void onStepping(Runnable show) {
    stepping = show;
  }

  /** What shows the settings that can be changed while it trains. */
  void onTune(Runnable show) {
    tune = show;
  }

  private void addGoingOn() {
    commands.add(
        "train.goOn",
        "fth-fast-forward",
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
        () -> palette.open(new PaletteEntries(models, commands).all()));
    commands.add("help.keys", "fth-command", "Shortcut+K", ALWAYS, () -> window.showKeys(commands));
    commands.add("help.about", "fth-info", "", ALWAYS, window::about);
  }

  void addLessons() {
    commands.addSwitch("lessons.show", "F1", models.lessons.shownProperty());
    commands.add(
        "lessons.startOver",
        "",
        "",
        when(models.lessons.viewProperty(), view -> view.lesson() != null),
        models.lessons::startOver);
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
    canvas.clipboard().copy();
    canvas.delete(false);
  }

  private void paste(CanvasPane canvas, boolean linked) {
    if (!canvas.clipboard().paste(linked)) {
      models.say("paste.nothing");
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
