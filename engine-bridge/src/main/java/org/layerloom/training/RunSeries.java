package org.layerloom.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.layerloom.json.Json;
import org.layerloom.network.Folds;
import org.layerloom.network.Graph;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.Value;
import org.layerloom.project.AtomicFile;
import org.layerloom.project.Document;
import org.layerloom.project.ProjectFile;

/**
 * Several runs of one project that are looked at as one: a cross-validation, or the same with other
 * seeds. Its folder lies among the runs and holds theirs; each of those is an ordinary run.
 *
 * <pre>{@code
 * RunSeries series = RunSeries.create(runs, document, RunSeries.Kind.FOLDS, 5, "cpu", 0);
 * engine.train(new RunRequest(series.member(document, 1), series.folder(), "cpu", 0), events);
 * series.members();      // their folders, by number
 * SeriesResult.of(series) // mean and spread of those that have ended
 * }</pre>
 *
 * @param folder its own
 * @param name the project's
 * @param count how many runs it is to have
 */
public record RunSeries(
    Path folder, Kind kind, int count, String name, String device, int threads) {

  /** In what its runs differ. */
  public enum Kind {
    /** Each validates with another fold of the training samples. */
    FOLDS,
    /** Each begins with another seed. */
    SEEDS
  }

  private static final Pattern NUMBER = Pattern.compile("-(?:fold|seed)-(\\d+)-of-\\d+");

  private static Path file(Path folder) {
    return folder.resolve("series.json");
  }

  /** Whether a folder is that of a series. */
  public static boolean is(Path folder) {
    return Files.isRegularFile(file(folder));
  }

  /**
   * Makes the folder of a new one.
   *
   * @throws RunException where it cannot be made or written
   */
  public static RunSeries create(
      Path runs, Document document, Kind kind, int count, String device, int threads)
      throws RunException {
    String what = count + "-" + kind.name().toLowerCase(Locale.ROOT);
    Path folder =
        RunFolder.create(
                runs, what + " " + document.name(), LocalDateTime.now(ZoneId.systemDefault()))
            .path();
    ObjectNode node =
        Json.object()
            .put("format", 1)
            .put("kind", kind.name().toLowerCase(Locale.ROOT))
            .put("count", count)
            .put("name", document.name())
            .put("device", device)
            .put("threads", threads);
    try {
      AtomicFile.write(
          new RunFolder(folder).project(),
          ProjectFile.text(document).getBytes(StandardCharsets.UTF_8));
      AtomicFile.write(file(folder), Json.pretty(node).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new RunException(
          Message.of("training.run.cannotWrite", folder.toString(), RunFolder.why(e)), e);
    }
    return new RunSeries(folder, kind, count, document.name(), device, threads);
  }

  /**
   * @throws RunException where the folder is none of a series, or its file is damaged
   */
  public static RunSeries read(Path folder) throws RunException {
    try {
      ObjectNode node = Json.object(Files.readAllBytes(file(folder)));
      String kind = node.path("kind").asText();
      int count = node.path("count").asInt();
      for (Kind each : Kind.values()) {
        if (each.name().toLowerCase(Locale.ROOT).equals(kind)
            && count >= 2
            && count <= Folds.MOST) {
          return new RunSeries(
              folder.toAbsolutePath(),
              each,
              count,
              node.path("name").asText(),
              node.path("device").asText("cpu"),
              node.path("threads").asInt());
        }
      }
      throw new RunException(Message.of("training.series.damaged", file(folder).toString()));
    } catch (IOException e) {
      throw new RunException(Message.of("training.series.damaged", file(folder).toString()), e);
    }
  }

  /**
   * The project of one of its runs.
   *
   * @param number from 1 on
   */
  public Document member(Document document, int number) {
    Graph graph = document.graph();
    for (Node node : document.graph().nodes().values()) {
      if (kind == Kind.FOLDS && node.kind().equals("dataset")) {
        graph =
            graph.withNode(
                node.with(Folds.COUNT, new Value.Whole(count))
                    .with(Folds.FOLD, new Value.Whole(number)));
      }
      if (kind == Kind.SEEDS && node.kind().equals("train")) {
        long first = node.settings().values().get("seed") instanceof Value.Whole(long s) ? s : 1;
        graph =
            graph.withNode(
                node.with("seed", new Value.Whole((first + number - 1) % Integer.MAX_VALUE)));
      }
    }
    String which = kind == Kind.FOLDS ? "fold" : "seed";
    return document
        .withGraph(graph)
        .withName("%s %d of %d - %s".formatted(which, number, count, document.name()));
  }

  /** What a table of runs shows of it: the means of its results. */
  public RunSummary summary() {
    SeriesResult result = SeriesResult.of(this);
    List<RunFolder> members = members();
    RunSummary first = members.isEmpty() ? null : RunReader.summary(members.getFirst());
    boolean running =
        members.stream().anyMatch(it -> RunReader.summary(it).status() == RunStatus.RUNNING);
    RunStatus status =
        running
            ? RunStatus.RUNNING
            : result.done() == count ? RunStatus.FINISHED : RunStatus.INTERRUPTED;
    return new RunSummary(
        new RunFolder(folder),
        "%s (%d %s)".formatted(name, count, kind.name().toLowerCase(Locale.ROOT)),
        status,
        first == null ? null : first.started(),
        null,
        OptionalLong.empty(),
        first == null ? RunSummary.Setup.UNKNOWN : first.setup(),
        Map.of(),
        result.done() == 0
            ? null
            : new RunSummary.Results(
                first == null ? 0 : first.setup().epochs(),
                result.testLoss().mean(),
                result.testScore().mean(),
                Double.NaN,
                result.seconds()),
        null,
        List.of());
  }

  /**
   * The folder of one of its runs; null where it has not begun. Of several the latest counts.
   *
   * @param number from 1 on
   */
  public @Nullable RunFolder member(int number) {
    RunFolder found = null;
    for (RunFolder run : all()) {
      if (number(run) == number && (found == null || run.id().compareTo(found.id()) > 0)) {
        found = run;
      }
    }
    return found;
  }

  /** The folders of its runs that have begun, by number. */
  public List<RunFolder> members() {
    List<RunFolder> found = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      RunFolder member = member(number);
      if (member != null) {
        found.add(member);
      }
    }
    return found;
  }

  private static int number(RunFolder run) {
    Matcher matcher = NUMBER.matcher(run.id());
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  private List<RunFolder> all() {
    List<RunFolder> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
      entries.forEach(entry -> found.add(new RunFolder(entry)));
    } catch (IOException gone) {
      return List.of();
    }
    return found;
  }
}
