package org.layerloom.app.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.files.FileChoosers;
import org.layerloom.app.inspector.DatasetNames;
import org.layerloom.app.settings.Folders;
import org.layerloom.app.settings.Look;
import org.layerloom.data.Datasets;
import org.layerloom.data.published.DatasetCache;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.Selection;
import org.layerloom.network.Catalogue;
import org.layerloom.training.Engine;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A window for tests: real kinds, data and samples, an engine of the test's, files in a folder. */
final class Stand {

  private static final Path PICTURES = Path.of("target", "pictures");
  private static final long PATIENCE = 60;
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  final Deque<Path> answers = new ArrayDeque<>();
  final MadeUpPrinter printer = new MadeUpPrinter();
  final MainWindow window;
  final Stage stage;

  Stand(Stage stage, Engine engine, Path folder) {
    this.stage = stage;
    // The headless screen takes no window past its edge, where an earlier test may have left it.
    stage.setX(0);
    stage.setY(0);
    Datasets datasets = Datasets.installed();
    this.window =
        new MainWindow(
            stage,
            new Surroundings(
                Catalogue.standard(),
                datasets,
                new DatasetCache(folder.resolve("datasets")),
                new DatasetNames(datasets.all()),
                engine,
                new BundledSamples(),
                new BundledLessons(),
                new Folders(folder.resolve("settings"), folder.resolve("runs")),
                new Answering(),
                (owner, suggested, kind) -> Optional.ofNullable(answers.poll()),
                printer,
                Locale.US));
  }

  Models models() {
    return window.models();
  }

  /** Opens one on the stage that all tests share; nothing is shown yet. */
  static Stand open(Engine engine, Path folder) throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    return WaitForAsyncUtils.asyncFx(() -> new Stand(stage, engine, folder))
        .get(PATIENCE, TimeUnit.SECONDS);
  }

  /** Closes the window, and whatever dialog stands over it. */
  void close() {
    new FxRobot()
        .interact(
            () -> {
              List.copyOf(Window.getWindows()).stream()
                  .filter(other -> !other.equals(stage))
                  .forEach(Window::hide);
              stage.hide();
              window.close();
            });
  }

  /** Waits until something is so, asking on the screen's thread. */
  static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        PATIENCE, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** The window in both looks, for somebody to look at. */
  void picture(String name) {
    pictures(name, () -> (Region) stage.getScene().getRoot(), true);
  }

  /** A part of the window, or a dialog, in both looks and its own size. */
  void picture(String name, String query) {
    pictures(name, () -> new FxRobot().lookup(query).queryAs(Region.class), false);
  }

  private void pictures(String name, Supplier<Region> what, boolean whole) {
    if (!Boolean.getBoolean("layerloom.pictures")) {
      return;
    }
    FxRobot robot = new FxRobot();
    for (Look look : List.of(Look.DARK, Look.LIGHT)) {
      robot.interact(() -> models().wear(look));
      WaitForAsyncUtils.waitForFxEvents();
      robot.interact(
          () -> {
            Region region = what.get();
            double width = whole ? WIDTH : region.getWidth();
            double height = whole ? HEIGHT : region.getHeight();
            try {
              Pictures.write(region, width, height, PICTURES.resolve(name + "-" + look + ".png"));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  /** The system's dialogs have no headless twin: the test says beforehand what is chosen. */
  private final class Answering implements FileChoosers {
    @Override
    public Optional<Path> open(@Nullable Window owner, String title, @Nullable Path folder) {
      return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<Path> data(@Nullable Window owner, String title, boolean folder) {
      return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<Path> save(
        @Nullable Window owner, String title, String suggested, @Nullable Path folder) {
      return Optional.ofNullable(answers.poll());
    }
  }

  /** Shows the first sample, and what a killed session left, without the start page. */
  void show() {
    window.show(List.of("mnist-cnn"));
    window.models().keeper.recover(window.models().files::sayRecovered);
  }

  /** The canvas. */
  static GraphEditor editor(FxRobot robot) {
    return robot.lookup("#canvas").queryAs(GraphEditor.class);
  }

  /** Where the middle of a node, link, frame or note is on the screen, with all in sight. */
  static Point2D middle(FxRobot robot, String id) {
    GraphEditor editor = editor(robot);
    robot.interact(editor::fit);
    WaitForAsyncUtils.waitForFxEvents();
    Rectangle2D place = editor.boundsOnScreen(id).orElseThrow();
    return new Point2D(
        place.getMinX() + place.getWidth() / 2, place.getMinY() + place.getHeight() / 2);
  }

  /** Selects nodes as a click on each with Shift would. */
  static void select(FxRobot robot, String... nodes) {
    robot.interact(() -> editor(robot).setSelection(Selection.ofNodes(List.of(nodes))));
    robot.interact(editor(robot)::requestFocus);
  }
}
