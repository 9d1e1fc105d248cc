package org.layerloom.app.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.layerloom.samples.SampleProject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code layerloom samples}: the projects that come with the program. */
@Command(name = "samples")
final class SamplesCommand implements Callable<Integer> {

  private final Context context;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  SamplesCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Table table = new Table();
    Locale locale = context.words().locale();
    for (SampleProject sample : SampleProject.list()) {
      if (json) {
        new JsonLine()
            .with("id", sample.id())
            .with("title", sample.title(locale))
            .with("time", sample.time(locale))
            .with("measured", sample.measured(locale))
            .with("printed", sample.printed(locale))
            .print(context.terminal().out());
      } else {
        table.row(sample.id(), sample.title(locale), sample.time(locale));
      }
    }
    if (!json) {
      table.lines().forEach(context::print);
      context.tell("samples.next");
    }
    return ExitCode.DONE;
  }
}
