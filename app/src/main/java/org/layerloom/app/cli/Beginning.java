package org.layerloom.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.layerloom.data.DataException;
import org.layerloom.data.Datasets;
import org.layerloom.data.look.DataChoice;
import org.layerloom.data.look.DataLook;
import org.layerloom.data.look.DataSummary;
import org.layerloom.data.look.StartingNetwork;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.project.Document;
import org.layerloom.project.ProjectFile;
import org.layerloom.project.Saving;

/** Makes a project of data of one's own: what the data is is recognised, and a network begun. */
final class Beginning {

  private Beginning() {}

  /**
   * Writes a project that trains at once.
   *
   * @return the exit code
   */
  static int of(Context context, Path data, Path target) {
    if (Files.exists(target)) {
      throw Refusal.badInput(context.words().say("data.exists", target));
    }
    try {
      Datasets datasets = Datasets.installed();
      DataChoice choice = DataChoice.of(data, () -> false);
      DataSummary summary =
          new DataLook(datasets, choice.source(), train -> new long[0]).summary(() -> false);
      Graph graph =
          StartingNetwork.of(
              Catalogue.standard(), choice.source(), summary.info(), summary.values());
      Document document = Document.named(choice.name()).withGraph(graph);
      return switch (ProjectFile.write(document, target)) {
        case Saving.Saved saved -> {
          context.print(context.words().say("data.begun", target, choice.source()));
          yield ExitCode.DONE;
        }
        case Saving.NotSaved failed -> throw Refusal.failed(context.wording().say(failed.reason()));
      };
    } catch (DataException e) {
      throw Refusal.badInput(context.wording().say(e.reason()));
    }
  }
}
