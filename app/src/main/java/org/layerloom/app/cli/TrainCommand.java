package org.layerloom.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.settings.Folders;
import org.layerloom.project.Document;
import org.layerloom.training.RunException;
import org.layerloom.training.RunRequest;
import org.layerloom.training.RunSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerloom train PROJECT}: trains it to the end and says what it reached. */
@Command(name = "train")
final class TrainCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(paramLabel = "SAMPLE|FILE", descriptionKey = "project")
  private String project = "";

  @Mixin private final TrainOptions settings = new TrainOptions();

  @Mixin private final SeriesOptions series = new SeriesOptions();

  @Option(names = "--device", paramLabel = "cpu|gpu:0", descriptionKey = "device")
  private String device = "cpu";

  @Option(names = "--threads", paramLabel = "N", descriptionKey = "threads")
  private int threads;

  @Option(names = "--out", paramLabel = "DIR", descriptionKey = "out")
  private @Nullable Path out;

  @Mixin private final ReportOptions report = new ReportOptions();

  TrainCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (threads < 0) {
      throw Refusal.badInput(
          context.words().say("usage.value", String.valueOf(threads), "--threads"));
    }
    Project opened = new Projects(context).open(project);
    Project wanted = opened.with(settings.apply(opened.document(), context));
    Document document = wanted.withWholePaths(context.catalogue()).document();
    RunSeries.Kind kind = series.kind();
    if (kind != null) {
      return several(wanted, document, kind);
    }
    RunRequest request = new RunRequest(document, runs(), device, threads);
    return new Run(context, report.report(context)).run(wanted, request);
  }

  private int several(Project project, Document document, RunSeries.Kind kind) {
    int count = series.count(context);
    Preflight preflight = new Preflight(context, project);
    preflight.lines().forEach(context.terminal().err()::println);
    if (!preflight.sound()) {
      return ExitCode.BAD_INPUT;
    }
    try {
      RunSeries made = RunSeries.create(runs(), document, kind, count, device, threads);
      return new Run(context, report.report(context))
          .series(made, document, new SeriesReport(context, report.json()));
    } catch (RunException e) {
      throw Refusal.badInput(context.wording().say(e.reason()));
    }
  }

  /** With every option left out. */
  int train(String name) {
    project = name;
    return call();
  }

  private Path runs() {
    return out != null
        ? out.toAbsolutePath()
        : Folders.of(
                System.getenv(),
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", "")))
            .runs();
  }
}
