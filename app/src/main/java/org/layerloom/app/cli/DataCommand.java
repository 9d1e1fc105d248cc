package org.layerloom.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.Datasets;
import org.layerloom.data.TableProfile;
import org.layerloom.data.look.DataQuestion;
import org.layerloom.data.look.DataSummary;
import org.layerloom.engine.trainer.Holdout;
import org.layerloom.network.NodeId;
import org.layerloom.project.ProjectFile;
import org.layerloom.samples.SampleProject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerloom data PROJECT|FILE}: what is in a dataset, before anything is learned of it. */
@Command(name = "data")
final class DataCommand implements Callable<Integer> {

  private static final double SHARE = 0.1;

  private final Context context;

  @Parameters(paramLabel = "SAMPLE|FILE|DATASET", descriptionKey = "dataOf")
  private String name = "";

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  @Option(names = "--begin", paramLabel = "PROJECT.loom", descriptionKey = "data.begin")
  private @Nullable Path begin;

  DataCommand(Context context) {
    this.context = context;
  }

  /** A dataset, and what validates of it. */
  private record Asked(Datasets datasets, DataQuestion question) {
    String source() {
      return question.source();
    }
  }

  @Override
  public Integer call() {
    if (begin != null) {
      return Beginning.of(context, Path.of(name), begin);
    }
    boolean sound = true;
    for (Asked asked : asked()) {
      sound &= tell(asked);
    }
    return sound ? ExitCode.DONE : ExitCode.BAD_INPUT;
  }

  private List<Asked> asked() {
    Datasets here = Datasets.installed();
    boolean bundled = here.all().stream().map(DatasetInfo::id).anyMatch(name::equals);
    if (bundled || (!name.endsWith(ProjectFile.EXTENSION) && SampleProject.find(name).isEmpty())) {
      return List.of(new Asked(here, alone(name)));
    }
    Project project = new Projects(context).open(name);
    Datasets datasets = Datasets.installed(project.folder());
    List<Asked> found = new ArrayList<>();
    for (DataQuestion question : DataQuestion.all(project.document().graph())) {
      if (question.readable()) {
        found.add(new Asked(datasets, question));
      }
    }
    if (found.isEmpty()) {
      throw Refusal.badInput(context.words().say("data.none", name));
    }
    return found;
  }

  /** Data without a flowchart, as a new dataset node would take it. */
  private static DataQuestion alone(String source) {
    return new DataQuestion(new NodeId("data"), source, Holdout.ofShare(SHARE), 1);
  }

  private boolean tell(Asked asked) {
    TableProfile profile = null;
    try {
      Path table = asked.datasets.table(asked.source());
      profile = table == null ? null : TableProfile.of(table, () -> false);
      DataSummary summary = asked.question.look(asked.datasets).summary(() -> false);
      show(asked, profile, summary, null);
      return true;
    } catch (DataException e) {
      // What stands in a table helps to mend it.
      show(asked, profile, null, context.wording().say(e.reason()));
      return false;
    }
  }

  private void show(
      Asked asked,
      @Nullable TableProfile profile,
      @Nullable DataSummary summary,
      @Nullable String problem) {
    DataReport report = new DataReport(context.words());
    if (json) {
      report
          .fields(asked.source(), profile, summary)
          .with("problem", problem)
          .print(context.terminal().out());
      return;
    }
    if (profile != null) {
      report.of(profile).forEach(context::print);
    }
    if (summary != null) {
      report.of(summary, profile == null).forEach(context::print);
    }
    if (problem != null) {
      context.terminal().err().println(problem);
    }
  }
}
