package org.layerloom.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.runs.RunCharts;
import org.layerloom.charts.ChartFile;
import org.layerloom.charts.ChartFormat;
import org.layerloom.training.Curves;
import org.layerloom.training.RunFolder;
import org.layerloom.training.RunReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code layerloom curves RUN}: what a run measured, drawn in the terminal or into a file. */
@Command(name = "curves")
final class CurvesCommand implements Callable<Integer> {

  private static final int ROWS = 10;

  private final Context context;

  @Mixin private final RunChoice run = new RunChoice();

  @Option(names = "--score", descriptionKey = "score")
  private boolean score;

  @Option(names = "--out", paramLabel = "FILE", descriptionKey = "curvesOut")
  private @Nullable Path out;

  CurvesCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Curves curves = RunReader.curves(new RunFolder(run.find(context)));
    curves.missing().forEach(what -> context.terminal().err().println(context.wording().say(what)));
    if (curves.steps().count() == 0) {
      throw Refusal.badInput(context.words().say("curves.none", run.folder()));
    }
    if (out == null) {
      draw(curves);
    } else {
      write(curves, out);
    }
    return ExitCode.DONE;
  }

  private void draw(Curves curves) {
    TextCurve text = new TextCurve(context.terminal().columns(), ROWS);
    Curves.Steps steps = curves.steps();
    List<Curves.Epoch> epochs = curves.epochs();
    double[] ends = epochs.stream().mapToDouble(Curves.Epoch::epoch).toArray();
    part("curves.loss", text.draw(steps.epoch(), steps.loss()));
    part(
        "curves.validationLoss",
        text.draw(ends, epochs.stream().mapToDouble(Curves.Epoch::validationLoss).toArray()));
    part("curves.score", text.draw(steps.epoch(), steps.score()));
    part(
        "curves.validationScore",
        text.draw(ends, epochs.stream().mapToDouble(Curves.Epoch::validationScore).toArray()));
  }

  private void part(String key, List<String> lines) {
    if (!lines.isEmpty()) {
      context.print(context.words().say(key));
      lines.forEach(context::print);
    }
  }

  private void write(Curves curves, Path file) {
    ChartFormat format = format(file);
    ChartFile chart = RunCharts.file(curves, score, words());
    if (chart == null) {
      throw Refusal.badInput(context.words().say("curves.noScore"));
    }
    try {
      chart.write(format, file);
      context.tell("export.written", file.toString(), Files.size(file) / 1e6);
    } catch (IOException e) {
      throw Refusal.failed(
          context
              .words()
              .say("export.cannotWrite", file.toString(), String.valueOf(e.getMessage())));
    }
  }

  private org.layerloom.app.language.Words words() {
    return new org.layerloom.app.language.Words(
        context.words().locale().getLanguage().equals("zh")
            ? org.layerloom.app.language.Language.CHINESE
            : org.layerloom.app.language.Language.ENGLISH);
  }

  private ChartFormat format(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (ChartFormat format : ChartFormat.values()) {
      if (name.endsWith("." + format.extension())) {
        return format;
      }
    }
    throw Refusal.badInput(context.words().say("curves.ending", file.toString()));
  }
}
