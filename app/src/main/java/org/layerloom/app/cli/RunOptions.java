package org.layerloom.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.layerloom.training.Trained;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which trained network a command is about. */
final class RunOptions {

  @Mixin private final RunChoice choice = new RunChoice();

  @Option(names = "--checkpoint", paramLabel = "last|best|N", descriptionKey = "checkpoint")
  private String checkpoint = Trained.LAST;

  /** As the person named it, or the folder that was found. */
  String folder() {
    return choice.folder();
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
    Path folder = choice.find(context);
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
