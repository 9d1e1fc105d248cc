package org.layerloom.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.EngineCommand;
import org.layerloom.data.Datasets;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.lesson.LessonCheck;
import org.layerloom.lesson.LessonFolder;
import org.layerloom.lesson.LessonOpening;
import org.layerloom.lesson.OpenLesson;
import org.layerloom.lesson.Player;
import org.layerloom.lesson.Solutions;
import org.layerloom.network.Message;
import org.layerloom.samples.SampleLessons;
import org.layerloom.training.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerloom lesson check LESSON|FOLDER...}: reads lessons and plays them through. */
@Command(name = "check")
final class LessonCheckCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(arity = "1..*", paramLabel = "LESSON|FOLDER", descriptionKey = "lesson")
  private List<String> lessons = List.of();

  @Option(names = "--no-training", descriptionKey = "noTraining")
  private boolean noTraining;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  LessonCheckCommand(Context context) {
    this.context = context;
  }

  /** Where a lesson is. */
  private record Place(LessonFolder.Source source, String name, Path folder) {}

  @Override
  public Integer call() throws IOException {
    Path runs = Files.createTempDirectory("layerloom-lesson");
    try (Engine engine = new EngineProcess(EngineCommand.ofThisProgram())) {
      boolean sound = true;
      for (String lesson : lessons) {
        sound &= check(lesson, engine, runs);
      }
      return sound ? ExitCode.DONE : ExitCode.BAD_INPUT;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    } finally {
      delete(runs);
    }
  }

  private boolean check(String name, Engine engine, Path runs) throws InterruptedException {
    Place place = place(name);
    return switch (LessonFolder.open(place.source(), place.name(), context.catalogue())) {
      case LessonOpening.Refused(List<Message> problems) -> tell(name, problems, null);
      case LessonOpening.Opened(OpenLesson lesson) -> {
        Player player =
            Player.by(
                engine,
                runs,
                it ->
                    new Project(name, it, place.folder())
                        .withWholePaths(context.catalogue())
                        .document());
        LessonCheck.Result result =
            LessonCheck.check(
                lesson,
                Solutions.read(place.source(), place.name(), lesson.lesson(), context.catalogue()),
                context.catalogue(),
                Datasets.installed(place.folder()),
                noTraining ? null : player);
        yield tell(name, result.problems(), result);
      }
    };
  }

  /** A bundled lesson's id wins over a folder of that name; {@code ./name} is always a folder. */
  private static Place place(String name) {
    if (SampleLessons.ids().contains(name)) {
      return new Place(SampleLessons.source(name), name, Path.of(""));
    }
    Path folder = Path.of(name);
    return new Place(LessonFolder.source(folder), name, folder.toAbsolutePath());
  }

  private boolean tell(String name, List<Message> problems, LessonCheck.@Nullable Result result) {
    List<String> sentences = problems.stream().map(context.wording()::say).toList();
    boolean sound = problems.isEmpty();
    if (json) {
      JsonLine line =
          new JsonLine().with("lesson", name).with("sound", sound).with("problems", sentences);
      if (result != null) {
        line.with("met", result.met())
            .with("refused", result.refused())
            .with("runs", result.runs());
      }
      line.print(context.terminal().out());
    } else {
      sentences.forEach(it -> context.tell("lesson.problem", name, it));
      if (sound && result != null) {
        context.print(
            context
                .words()
                .say("lesson.sound", name, result.met(), result.refused(), result.runs()));
      }
    }
    return sound;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(java.util.Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.deleteIfExists(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (IOException | UncheckedIOException e) {
      // The system clears its folder of temporary files.
    }
  }
}
