package org.layerloom.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerloom open PROJECT}: the window with a project in it. */
@Command(name = "open")
final class OpenCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(paramLabel = "SAMPLE|FILE", descriptionKey = "project")
  private String project = "";

  @Option(names = "--or-train", descriptionKey = "orTrain")
  private boolean orTrain;

  OpenCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    // Read here first: what is wrong with it is said where it was asked for.
    new Projects(context).open(project);
    try {
      return new Window(context).open(List.of(project));
    } catch (Refusal noWindow) {
      if (!orTrain) {
        throw noWindow;
      }
      context.terminal().err().println(noWindow.getMessage());
      context.tell("open.training", project);
      return new TrainCommand(context).train(project);
    }
  }
}
