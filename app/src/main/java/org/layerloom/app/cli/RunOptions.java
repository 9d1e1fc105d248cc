package org.layerloom.app.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.layerloom.app.settings.Folders;
import org.layerloom.training.RunException;
import org.layerloom.training.RunReader;
import org.layerloom.training.RunSummary;
import org.layerloom.training.Trained;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which trained network a command is about. */
final class RunOptions {

  private static final String LATEST = "latest";

  @Parameters(paramLabel = "RUN", arity = "0..1", descriptionKey = "run")
  private String run = LATEST;

  @Option(names = "--checkpoint", paramLabel = "last|best|N", descriptionKey = "checkpoint")
  private String checkpoint = Trained.LAST;

  @Option(names = "--runs", paramLabel = "DIR", descriptionKey = "runs")
  private String runs = "";

  /** As the person named it, or the folder that was found. */
  String folder() {
    return run;
  }

  String checkpoint() {
    return checkpoint;
  }

  /**
   * Finds it: a folder, the name of one among the runs, or the latest.
   *
   * @throws Refusal where there is none
   */
  Trained network(Context context) {
    Path folder = find(context);
    run = folder.toString();
    String name =
        checkpoint.matches("\\d{1,4}")
            ? Trained.epoch(Integer.parseInt(checkpoint))
            : checkpoint.toLowerCase(Locale.ROOT);
    Trained network = new Trained(folder, name);
    if (!Files.exists(network.file())) {
      throw Refusal.badInput(
          context.words().say("run.noCheckpoint", folder.toString(), checkpoint));
    }
    return network;
  }

  private Path find(Context context) {
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

  /** What classes are called; their numbers where the data has no names. */
  static List<String> names(List<String> known, int classes) {
    if (known.size() == classes) {
      return known;
    }
    List<String> numbered = new ArrayList<>();
    for (int index = 0; index < classes; index++) {
      numbered.add(Integer.toString(index));
    }
    return numbered;
  }
}
