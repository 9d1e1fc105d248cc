package org.layerloom.app.window;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.layerloom.app.command.Commands;
import org.layerloom.app.dialog.Dialogs;
import org.layerloom.app.export.ExportPane;
import org.layerloom.app.files.Sample;
import org.layerloom.app.keys.KeysPane;
import org.layerloom.app.keys.Rebinding;
import org.layerloom.app.language.Numbers;
import org.layerloom.app.language.Words;
import org.layerloom.app.settings.Preferences;
import org.layerloom.app.work.FxThread;
import org.layerloom.app.work.Lifetime;
import org.layerloom.charts.ChartStyle;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.layout.AutoLayout;
import org.layerloom.exchange.out.ExportOptions.Precision;
import org.layerloom.network.Folds;
import org.layerloom.project.Document;
import org.layerloom.training.RunSeries;
import org.layerloom.training.SeriesResult;
import org.layerloom.training.TrainingEvent;

/**
 * The window: models that last, and a view of them that is built anew when the language changes.
 */
final class MainWindow implements AutoCloseable {

  private static final double LEAST_WIDTH = 900;
  private static final double LEAST_HEIGHT = 600;

  /** What a target begins with that is a lesson. */
  private static final String LESSON = "lesson:";

  /** Files that hold a flowchart, or what becomes one. */
  private static final String NETWORKS = "(?i).*\\.(loom|mmd|md|py|onnx|keras)";

  private static final Duration QUIET = Duration.seconds(4);

  private final Stage stage;
  private final Models models;
  private final StackPane frame = new StackPane();
  private Lifetime viewLife = new Lifetime();

  MainWindow(Stage stage, Surroundings surroundings) {
    this.stage = stage;
    this.models = new Models(stage, surroundings);
    models.theme.dress(frame);
    Preferences remembered = models.remembered.get();
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    Scene scene =
        new Scene(
            frame,
            Math.min(remembered.width(), screen.getWidth()),
            Math.min(remembered.height(), screen.getHeight()));
    scene
        .getStylesheets()
        .addAll(models.theme.sheet(), ChartStyle.ATLANTAFX, GraphEditor.atlantaFxStylesheet());
    stage.setScene(scene);
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    stage.setMaximized(remembered.maximised());
    models
        .session
        .stateProperty()
        .subscribe(state -> stage.setTitle(models.title(state) + " – Layerloom"));
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          askToClose();
        });
    frame.setOnDragOver(this::dragOver);
    frame.setOnDragDropped(this::drop);
    models.speechProperty().subscribe(speech -> build());
    scene.widthProperty().subscribe(this::rememberSize);
    scene.heightProperty().subscribe(this::rememberSize);
  }

  Models models() {
    return models;
  }

  Stage stage() {
    return stage;
  }

  private void build() {
    viewLife.close();
    viewLife = new Lifetime();
    frame.getChildren().setAll(new MainView(models, this, viewLife));
  }

  /**
   * Shows the window.
   *
   * @param targets nothing, or a sample's name or a project's file; or {@code lesson:}, and behind
   *     it nothing or a lesson's id or folder
   */
  void show(List<String> targets) {
    if (targets.isEmpty()) {
      samples().stream().findFirst().ifPresent(models.files::begin);
      models.start.set(true);
      models.keeper.recover(this::sayRecovered);
    } else {
      open(targets.getFirst());
    }
    models.engine.ask();
    stage.show();
    warmUpSoon();
  }

  /** What a killed session left is what the person wants to see. */
  private void sayRecovered() {
    models.start.set(false);
    models.files.sayRecovered();
  }

  /** Once the window stands and nothing is asked of it, what is slow at its first use is loaded. */
  private void warmUpSoon() {
    PauseTransition wait = new PauseTransition(QUIET);
    wait.setOnFinished(event -> AutoLayout.warmUp());
    wait.play();
  }

  private void open(String target) {
    if (target.startsWith(LESSON)) {
      beginLesson(target.substring(LESSON.length()));
      return;
    }
    Optional<Sample> sample = samples().stream().filter(s -> s.id().equals(target)).findFirst();
    sample.ifPresentOrElse(models.files::begin, () -> models.files.read(Path.of(target)));
  }

  /** Shows which lessons there are, and one of them where it is named. */
  private void beginLesson(String idOrFolder) {
    samples().stream().findFirst().ifPresent(models.files::begin);
    models.lessons.shownProperty().set(true);
    if (!idOrFolder.isEmpty()) {
      models.lessons.open(idOrFolder);
    }
  }

  private List<Sample> samples() {
    return models.surroundings.samples().apply(models.words().language());
  }

  /** Closes the window once nothing is lost by it. */
  void askToClose() {
    models.files.guarded(
        () -> {
          if (!models.runs.state().phase().active()
              || dialogs()
                  .confirm(
                      models.words().text("dialog.training"),
                      models.words().text("dialog.training.text"),
                      models.words().text("dialog.training.yes"))) {
            models.keeper.forget();
            stage.close();
          }
        });
  }

  /** Asks whether so many runs may go to the bin, and does it where they may. */
  void confirmDiscard(int runs, Runnable discard) {
    if (dialogs()
        .confirm(
            models.words().text("runs.discard.ask", runs),
            models.words().text("runs.discard.explain"),
            models.words().text("runs.discard"))) {
      discard.run();
    }
  }

  /** Asks how often, and trains the project so many times, one run after the other. */
  void trainSeries(RunSeries.Kind kind) {
    Words words = models.words();
    String key = "series." + kind.name().toLowerCase(Locale.ROOT);
    String typed =
        dialogs().text(words.text(key), words.text(key + ".text"), "5").orElse("").strip();
    if (typed.isEmpty()) {
      return;
    }
    if (!typed.matches("\\d{1,3}")
        || Integer.parseInt(typed) < 2
        || Integer.parseInt(typed) > Folds.MOST) {
      models.notice(words.text("series.count", Folds.MOST));
      return;
    }
    models.series.start(
        models.session.state().document(),
        kind,
        Integer.parseInt(typed),
        models.remembered.get().device(),
        (number, count) -> models.notice(models.words().text("series.run", number, count)),
        this::tellOf,
        reason -> models.notice(models.wording().say(reason)));
  }

  private void tellOf(SeriesResult result) {
    Words words = models.words();
    Numbers numbers = new Numbers(words);
    SeriesResult.Spread score = result.validationScore();
    models.notice(
        Double.isNaN(score.mean()) || Double.isNaN(score.deviation())
            ? words.text("series.done.plain", result.done())
            : words.text(
                "series.done",
                result.done(),
                numbers.percent(score.mean(), 2),
                numbers.percent(score.deviation(), 2)));
  }

  /** Says what the program is. */
  void about() {
    dialogs().explain("Layerloom", List.of(models.words().text("about")));
  }

  /** Lists the keys, and lets the person choose others. */
  void showKeys(Commands commands) {
    KeysPane keys =
        new KeysPane(commands, new Rebinding(commands, models.remembered), models.words());
    dialogs().show("dialog-keys", models.words().text("keys.title"), keys);
  }

  /** Asks how to take the network out, and does it. */
  void export() {
    dialogs()
        .show(
            "dialog-export",
            models.words().text("export.title"),
            new Exporting(models, stage).pane());
  }

  /** The same for a run of any time, and what it was trained with. */
  void export(Path run, Document trained) {
    dialogs()
        .show(
            "dialog-export",
            models.words().text("export.title.of", trained.name()),
            new Exporting(models, stage).pane(run, trained));
  }

  /** Shows what smaller forms of the run's network cost, and makes one. */
  void compress() {
    TrainingEvent.Started begun = models.runs.state().started();
    Document trained = models.runs.trained();
    if (begun == null || trained == null || models.runs.state().phase().active()) {
      models.notice(models.words().text("compress.nothing"));
    } else {
      compress(begun.run(), trained);
    }
  }

  /** The same for a run of any time, and what it was trained with. */
  void compress(Path run, Document trained) {
    try (Lifetime life = new Lifetime()) {
      dialogs()
          .show(
              "dialog-compress",
              models.words().text("compress.title.of", trained.name()),
              new Compressions(models, this).pane(run, trained, life));
    }
  }

  /** Asks how to take a run out with some precision. */
  void export(Path run, Document trained, Precision precision) {
    ExportPane pane = new Exporting(models, stage).pane(run, trained);
    pane.choose(precision);
    dialogs().show("dialog-export", models.words().text("export.title.of", trained.name()), pane);
  }

  /** The view of the moment. */
  Node inside() {
    return frame.getChildren().getFirst();
  }

  private Dialogs dialogs() {
    return new Dialogs(stage, models.words());
  }

  private void rememberSize() {
    if (!stage.isMaximized() && stage.isShowing()) {
      models.remembered.change(
          p -> p.withWindow(stage.getScene().getWidth(), stage.getScene().getHeight(), false));
    } else if (stage.isMaximized()) {
      models.remembered.change(p -> p.withWindow(p.width(), p.height(), true));
    }
  }

  private void dragOver(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  /** A project is opened, a foreign network taken in, and anything else looked at as data. */
  private void drop(DragEvent event) {
    Optional<Path> dropped =
        event.getDragboard().getFiles().stream().map(java.io.File::toPath).findFirst();
    // Who drags waits for the end of this: a question must not hold them.
    dropped.ifPresent(path -> new FxThread().execute(() -> take(path)));
    event.setDropCompleted(dropped.isPresent());
    event.consume();
  }

  /** Takes what was dropped on the window. */
  void take(Path path) {
    boolean network = String.valueOf(path.getFileName()).matches(NETWORKS);
    if (network && !Files.isDirectory(path)) {
      models.files.open(path);
    } else {
      new Bringing(models, this).bring(path);
    }
  }

  /** Ends the engine and writes what is to be remembered. Blocks for a moment. */
  @Override
  public void close() {
    viewLife.close();
    models.close();
  }
}
