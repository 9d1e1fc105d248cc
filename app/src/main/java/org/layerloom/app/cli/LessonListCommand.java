package org.layerloom.app.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.layerloom.lesson.OpenLesson;
import org.layerloom.samples.SampleLessons;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code layerloom lesson list}: the lessons that come with the program. */
@Command(name = "list")
final class LessonListCommand implements Callable<Integer> {

  private final Context context;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  LessonListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Table table = new Table();
    Locale locale = context.words().locale();
    for (OpenLesson lesson : SampleLessons.list()) {
      String id = lesson.lesson().id();
      String title = lesson.text(locale).title();
      int steps = lesson.lesson().steps().size();
      int minutes = lesson.lesson().minutes();
      if (json) {
        new JsonLine()
            .with("id", id)
            .with("title", title)
            .with("group", lesson.lesson().group().name().toLowerCase(Locale.ROOT))
            .with("steps", steps)
            .with("minutes", minutes)
            .print(context.terminal().out());
      } else {
        table.row(id, title, context.words().say("lesson.row", steps, minutes));
      }
    }
    if (!json) {
      table.lines().forEach(context::print);
      context.tell("lesson.next");
    }
    return ExitCode.DONE;
  }
}
