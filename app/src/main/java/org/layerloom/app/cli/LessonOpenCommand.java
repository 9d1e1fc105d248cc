package org.layerloom.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.layerloom.lesson.LessonFolder;
import org.layerloom.lesson.LessonOpening;
import org.layerloom.samples.SampleLessons;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code layerloom lesson open LESSON|FOLDER}: the window with a lesson in it. */
@Command(name = "open")
final class LessonOpenCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(paramLabel = "LESSON|FOLDER", descriptionKey = "lesson")
  private String lesson = "";

  LessonOpenCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    // Read here first: what is wrong with it is said where it was asked for.
    if (!SampleLessons.ids().contains(lesson)
        && LessonFolder.open(Path.of(lesson), context.catalogue())
            instanceof LessonOpening.Refused refused) {
      throw Refusal.badInput(
          refused.problems().stream()
              .map(context.wording()::say)
              .collect(Collectors.joining(System.lineSeparator())));
    }
    return new Window(context).open(List.of("lesson:" + lesson));
  }
}
