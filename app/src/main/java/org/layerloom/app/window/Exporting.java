package org.layerloom.app.window;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.export.ExportMemory;
import org.layerloom.app.export.ExportPane;
import org.layerloom.app.export.Preview;
import org.layerloom.app.training.RunState;
import org.layerloom.app.work.FxThread;
import org.layerloom.charts.FileChoice;
import org.layerloom.exchange.out.ExportEvent;
import org.layerloom.exchange.out.Exporter;
import org.layerloom.exchange.out.Format;
import org.layerloom.network.Analyser;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.project.Document;
import org.layerloom.subnet.Unfolding;
import org.layerloom.training.TrainingEvent;

/** Puts the export's pane together: the run, as it was trained, or else the flowchart as it is. */
final class Exporting {

  private final Models models;
  private final Window owner;

  Exporting(Models models, Window owner) {
    this.models = models;
    this.owner = owner;
  }

  ExportPane pane() {
    RunState state = models.runs.state();
    TrainingEvent.Started begun = state.started();
    Document trained = models.runs.trained();
    // A run under way has no last numbers yet.
    boolean done = begun != null && trained != null && !state.phase().active();
    Document document = done && trained != null ? trained : models.session.state().document();
    Path run = done && begun != null ? begun.run() : null;
    return pane(run, document);
  }

  /**
   * Of a run, or of a mere flowchart.
   *
   * @param document what was trained, or is drawn
   */
  ExportPane pane(@Nullable Path run, Document document) {
    return new ExportPane(models.words(), models.wording(), preview(document), work(run));
  }

  private Preview preview(Document document) {
    Catalogue standard = models.surroundings.catalogue();
    return new Preview(
        document,
        Unfolding.analyse(document.network(), standard, models.surroundings.data()),
        Analyser.analyse(
            document.graph(), document.network().catalogue(standard), models.surroundings.data()),
        standard,
        models.words(),
        models.wording());
  }

  private ExportPane.Work work(@Nullable Path run) {
    return new ExportPane.Work(
        run,
        exporter(),
        this::choose,
        new ExportMemory(models.surroundings.folders().settings()),
        models.background,
        new FxThread());
  }

  private Exporter exporter() {
    return models.surroundings.engine() instanceof Exporter exporter
        ? exporter
        : (request, events) ->
            events.accept(
                new ExportEvent.Failed(
                    Message.of("exchange.unknownFormat", request.format().id()), true));
  }

  private Optional<Path> choose(String suggested, Format format) {
    String extension = format.folder() ? "*" : format.ending().substring(1);
    return models
        .surroundings
        .pictureFiles()
        .save(
            owner,
            suggested,
            new FileChoice.Kind(models.words().text("export." + format.id()), extension));
  }
}
