package org.layerloom.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.EngineCommand;
import org.layerloom.app.files.FileChoosers;
import org.layerloom.app.inspector.DatasetNames;
import org.layerloom.app.picture.Press;
import org.layerloom.app.settings.Folders;
import org.layerloom.charts.FileChoice;
import org.layerloom.data.Datasets;
import org.layerloom.data.published.DatasetCache;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.network.Catalogue;

/**
 * The window as JavaFX starts it. Raw parameters: nothing, or the path of a project file or the
 * name of a sample to open.
 */
public final class LayerloomApplication extends Application {

  private @Nullable MainWindow window;

  @Override
  public void start(Stage stage) {
    Datasets datasets = Datasets.installed();
    Folders folders =
        Folders.of(
            System.getenv(),
            System.getProperty("os.name", ""),
            Path.of(System.getProperty("user.home", "")));
    MainWindow opened =
        new MainWindow(
            stage,
            new Surroundings(
                Catalogue.standard(),
                datasets,
                DatasetCache.ofUser(),
                new DatasetNames(datasets.all()),
                EngineProcess.behindScreen(EngineCommand.ofThisProgram()),
                new BundledSamples(),
                new BundledLessons(),
                folders,
                FileChoosers.ofSystem(),
                FileChoice.ofSystem(),
                Press.ofSystem(),
                Locale.getDefault()));
    window = opened;
    List<String> targets = getParameters().getUnnamed();
    opened.show(targets);
  }

  @Override
  public void stop() {
    if (window != null) {
      window.close();
    }
  }
}
