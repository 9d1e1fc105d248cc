package org.layerloom.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code layerloom} by itself opens the window. */
@Command(name = "layerloom", versionProvider = Version.class)
final class LayerloomCommand implements Callable<Integer> {

  private final Context context;

  LayerloomCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return new Window(context).open(List.of());
  }
}
