package org.layerloom.app.window;

import java.nio.file.Path;
import java.util.Optional;
import org.layerloom.app.compress.CompressionPane;
import org.layerloom.app.work.FxThread;
import org.layerloom.app.work.Lifetime;
import org.layerloom.compression.CompressionEvent;
import org.layerloom.compression.Compressor;
import org.layerloom.network.Message;
import org.layerloom.project.Document;
import org.layerloom.project.ProjectFile;

/** Puts the pane together in which a run's network is made smaller. */
final class Compressions {

  private final Models models;
  private final MainWindow window;

  Compressions(Models models, MainWindow window) {
    this.models = models;
    this.window = window;
  }

  CompressionPane pane(Path run, Document trained, Lifetime life) {
    return new CompressionPane(
        models.words(),
        models.wording(),
        new CompressionPane.Work(
            run,
            trained.name(),
            compressor(),
            this::choose,
            precision -> window.export(run, trained, precision),
            models.files::open,
            new FxThread()),
        life);
  }

  private Optional<Path> choose(String suggested) {
    return models
        .surroundings
        .choosers()
        .save(window.stage(), models.words().text("compress.make"), suggested, null)
        .map(Compressions::project);
  }

  /** Whatever somebody types, it is a project. */
  private static Path project(Path chosen) {
    String name = String.valueOf(chosen.getFileName());
    return name.endsWith(ProjectFile.EXTENSION)
        ? chosen
        : chosen.resolveSibling(name + ProjectFile.EXTENSION);
  }

  private Compressor compressor() {
    return models.surroundings.engine() instanceof Compressor compressor
        ? compressor
        : (request, events) -> {
          events.accept(
              new CompressionEvent.Failed(
                  Message.of("compression.failed", request.run().toString()), false));
          return () -> {};
        };
  }
}
