package org.layerloom.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code layerloom open PROJECT}: the window with a project in it. */
@Command(name = "open")
final class OpenCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(paramLabel = "SAMPLE|FILE", descriptionKey = "project")
  private String project = "";

  OpenCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return new Window(context).open(List.of(project));
  }
}
