package org.layerloom.app.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.layerloom.app.settings.Folders;
import org.layerloom.training.RunException;
import org.layerloom.training.RunReader;
import org.layerloom.training.RunSummary;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which run a command is about: a folder, the name of one among the runs, or the latest. */
final class RunChoice {

  private static final String LATEST = "latest";

  @Parameters(paramLabel = "RUN", arity = "0..1", descriptionKey = "run")
  private String run = LATEST;

  @Option(names = "--runs", paramLabel = "DIR", descriptionKey = "runs")
  private String runs = "";

  /** As the person named it, or the folder that was found. */
  String folder() {
    return run;
  }

  /**
   * Its folder.
   *
   * @throws Refusal where there is none
   */
  Path find(Context context) {
    Path folder = look(context);
    run = folder.toString();
    return folder;
  }

  private Path look(Context context) {
    Path all = runs.isEmpty() ? folders().runs() : path(runs, context);
    if (run.equals(LATEST)) {
      try {
        return RunReader.list(all).stream()
            .map(RunSummary::folder)
            .map(it -> it.path().toAbsolutePath())
            .findFirst()
            .orElseThrow(() -> Refusal.badInput(context.words().say("run.none", all.toString())));
      } catch (RunException e) {
        throw Refusal.badInput(context.wording().say(e.reason()));
      }
    }
    Path named = path(run, context);
    for (Path candidate : List.of(named, all.resolve(named))) {
      if (Files.isRegularFile(candidate.resolve("project.loom"))) {
        return candidate.toAbsolutePath();
      }
    }
    throw Refusal.badInput(context.words().say("run.unknown", run, all.toString()));
  }

  private static Path path(String text, Context context) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw Refusal.badInput(context.words().say("run.unknown", text, text));
    }
  }

  private static Folders folders() {
    return Folders.of(
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", "")));
  }
}
