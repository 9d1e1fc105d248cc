package org.layerloom.app.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.layerloom.app.evaluation.Facts;
import org.layerloom.app.language.Words;
import org.layerloom.app.runs.RunCharts;
import org.layerloom.app.trained.Asker;
import org.layerloom.app.work.Background;
import org.layerloom.charts.ChartFormat;
import org.layerloom.charts.ChartPane;
import org.layerloom.charts.FileChoice;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Wording;
import org.layerloom.project.Document;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.training.Curves;
import org.layerloom.training.Part;
import org.layerloom.training.Question;
import org.layerloom.training.RunNotes;
import org.layerloom.training.RunReader;
import org.layerloom.training.RunSummary;
import org.layerloom.training.Trained;

/** Gathers what a report says and writes it where the person wants it. */
public final class ReportMaker {

  private final Background background;
  private final Asker asker;
  private final FileChoice choice;
  private final Function<Document, String> flowchart;
  private final Words words;
  private final Wording wording;
  private final Consumer<String> say;

  /** What was read of a run's folder. */
  private record Read(Document document, Curves curves, RunNotes notes) {}

  /**
   * @param flowchart draws a document as SVG; called on the screen's thread
   * @param say tells the person what became of it
   */
  public ReportMaker(
      Background background,
      Asker asker,
      FileChoice choice,
      Function<Document, String> flowchart,
      Words words,
      Wording wording,
      Consumer<String> say) {
    this.background = background;
    this.asker = asker;
    this.choice = choice;
    this.flowchart = flowchart;
    this.words = words;
    this.wording = wording;
    this.say = say;
  }

  /** Asks where to, gathers, and writes. */
  public void make(RunSummary run) {
    Optional<Path> file =
        choice.save(
            null,
            run.folder().id() + ".html",
            new FileChoice.Kind(words.text("report.kind"), "html"));
    file.ifPresent(
        path ->
            background.run(
                () -> read(run),
                read -> evaluate(run, read, path),
                failure -> say.accept(words.text("report.notWritten", path))));
  }

  private static Read read(RunSummary run) throws IOException {
    return switch (ProjectFile.read(run.folder().project(), Catalogue.standard())) {
      case Opening.Opened opened ->
          new Read(opened.document(), RunReader.curves(run.folder()), RunNotes.read(run.folder()));
      case Opening.Refused refused -> throw new IOException(run.folder().project().toString());
    };
  }

  /** What evaluation says is added where it says something: a report of half a run is one too. */
  private void evaluate(RunSummary run, Read read, Path file) {
    asker.ask(
        new Question.Evaluate(Trained.last(run.folder().path().toAbsolutePath()), Part.TEST),
        evaluated ->
            draw(
                run,
                read,
                evaluated.samples() == 0 ? Map.of() : new Facts(words).of(evaluated),
                file),
        reason -> draw(run, read, Map.of(), file));
  }

  private void draw(RunSummary run, Read read, Map<String, String> figures, Path file) {
    String chart = flowchart.apply(read.document());
    ChartPane loss = RunCharts.loss(read.curves(), words);
    ChartPane score = RunCharts.score(read.curves(), words);
    boolean scored = !score.getLines().isEmpty();
    background.run(
        () -> {
          Map<String, String> pictures = new LinkedHashMap<>();
          pictures.put("report.flowchart", chart);
          pictures.put("chart.loss", svg(loss));
          if (scored) {
            pictures.put("chart.accuracy", svg(score));
          }
          String html =
              new RunReport(run, read.notes(), read.document(), pictures, figures, read.curves())
                  .html(words, wording);
          return Files.write(file, html.getBytes(StandardCharsets.UTF_8));
        },
        written -> say.accept(words.text("report.written", written)),
        failure -> say.accept(words.text("report.notWritten", file)));
  }

  private static String svg(ChartPane pane) throws IOException {
    Path file = Files.createTempFile("layerloom-report", ".svg");
    try {
      var _ = pane.save(ChartFormat.SVG, file).get();
      return Files.readString(file);
    } catch (ExecutionException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
