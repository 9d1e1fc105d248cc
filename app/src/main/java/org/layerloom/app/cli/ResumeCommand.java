package org.layerloom.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.training.RunException;
import org.layerloom.training.RunFolder;
import org.layerloom.training.RunSeries;
import org.layerloom.training.Tuning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code layerloom resume RUN}: goes on with a run that was stopped, lost or has ended, in its own
 * folder.
 */
@Command(name = "resume")
final class ResumeCommand implements Callable<Integer> {

  private final Context context;

  @Mixin private final RunChoice run = new RunChoice();

  @Option(names = "--epochs", paramLabel = "N", descriptionKey = "epochsInAll")
  private @Nullable Integer epochs;

  @Option(names = "--learning-rate", paramLabel = "R", descriptionKey = "learningRate")
  private @Nullable Double learningRate;

  @Option(names = "--batch-size", paramLabel = "N", descriptionKey = "batchSize")
  private @Nullable Integer batchSize;

  @Mixin private final ReportOptions report = new ReportOptions();

  ResumeCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Tuning tuning = tuning();
    Path folder = run.find(context);
    if (RunSeries.is(folder)) {
      return series(folder);
    }
    return new Run(context, report.report(context))
        .follow((engine, events) -> engine.resume(folder, tuning, events));
  }

  /** Trains what a series still lacks. */
  private int series(Path folder) {
    try {
      RunSeries series = RunSeries.read(folder);
      Path file = new RunFolder(folder).project();
      return switch (ProjectFile.read(file, context.catalogue())) {
        case Opening.Opened opened ->
            new Run(context, report.report(context))
                .series(series, opened.document(), new SeriesReport(context, report.json()));
        case Opening.Refused refused ->
            throw Refusal.badInput(context.wording().say(refused.problems().getFirst()));
      };
    } catch (RunException e) {
      throw Refusal.badInput(context.wording().say(e.reason()));
    }
  }

  private Tuning tuning() {
    try {
      return new Tuning(epochs, learningRate, batchSize);
    } catch (IllegalArgumentException e) {
      throw Refusal.badInput(context.words().say("resume.positive"));
    }
  }
}
