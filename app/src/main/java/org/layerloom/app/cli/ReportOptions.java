package org.layerloom.app.cli;

import java.time.InstantSource;
import picocli.CommandLine.Option;

/** How a run is told of. */
final class ReportOptions {

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      descriptionKey = "quiet")
  private boolean quiet;

  boolean json() {
    return json;
  }

  TrainingReport report(Context context) {
    Terminal terminal = context.terminal();
    if (json) {
      return new JsonReport(terminal.out(), context.wording(), InstantSource.system());
    }
    Figures figures = new Figures(context.words());
    if (quiet) {
      return new QuietReport(terminal.out(), figures);
    }
    LineReport lines = new LineReport(terminal.out(), figures, context.wording());
    return terminal.live() ? new BarReport(lines, terminal, figures, context.words()) : lines;
  }
}
