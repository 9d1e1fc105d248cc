package org.layerloom.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code layerloom lesson}: the window with its lessons; commands below list and check them. */
@Command(name = "lesson")
final class LessonCommand implements Callable<Integer> {

  private final Context context;

  LessonCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return new Window(context).open(List.of("lesson:"));
  }
}
