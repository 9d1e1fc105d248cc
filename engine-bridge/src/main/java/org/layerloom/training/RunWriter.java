package org.layerloom.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerloom.json.MessageJson;
import org.layerloom.network.Message;
import org.layerloom.training.RunSummary.Results;
import org.layerloom.training.RunSummary.Setup;
import org.layerloom.training.TrainingEvent.EpochDone;
import org.layerloom.training.TrainingEvent.Failed;
import org.layerloom.training.TrainingEvent.Finished;
import org.layerloom.training.TrainingEvent.Lost;
import org.layerloom.training.TrainingEvent.Progress;
import org.layerloom.training.TrainingEvent.Started;
import org.layerloom.training.TrainingEvent.Tuned;

/**
 * Writes a run's folder from the run's events, as they come: whatever has been told is on disk when
 * {@link #accept} returns. For one thread.
 */
public final class RunWriter implements Consumer<TrainingEvent>, AutoCloseable {

  static final String STEPS_HEADING = "step,epoch,loss,score,seconds";
  static final String EPOCHS_HEADING =
      "epoch,trainLoss,trainScore,validationLoss,validationScore,seconds,clock";

  private static final String CHANGES_HEADING = "step,epochs,learningRate,batchSize";

  private final InstantSource clock;
  private final CsvTable steps;
  private final CsvTable epochs;
  private final EventFile board;
  private @Nullable CsvTable parts;
  private @Nullable CsvTable measures;
  private final int threads;
  private final Instant beginning;
  private RunSummary summary;
  private final int reopenedAt;
  private long recordedSteps;
  private int recordedEpochs;
  private boolean closed;

  /**
   * @param passed seconds of the run that were recorded before
   * @param reopenedAt its last recorded epoch
   */
  private RunWriter(
      RunSummary summary,
      int threads,
      double passed,
      int reopenedAt,
      InstantSource clock,
      CsvTable steps,
      CsvTable epochs)
      throws IOException {
    this.summary = summary;
    this.threads = threads;
    this.reopenedAt = reopenedAt;
    this.clock = clock;
    this.steps = steps;
    this.epochs = epochs;
    Instant now = clock.instant();
    this.beginning = now.minusNanos((long) (passed * 1e9));
    this.board = new EventFile(summary.folder().path(), now);
  }

  /**
   * Makes the folder of a new run.
   *
   * @param name the project's
   * @param project the text of its file
   * @param environment see {@link RunSummary}
   * @throws RunException where it cannot be made or written
   */
  public static RunWriter create(
      Path runs,
      String name,
      String project,
      OptionalLong seed,
      int threads,
      Map<String, String> environment,
      InstantSource clock)
      throws RunException {
    Instant now = clock.instant();
    RunFolder folder =
        RunFolder.create(runs, name, LocalDateTime.ofInstant(now, ZoneId.systemDefault()));
    try {
      Files.write(folder.project(), project.getBytes(StandardCharsets.UTF_8));
      Files.createDirectory(folder.checkpoints());
      RunSummary summary =
          new RunSummary(
              folder,
              name,
              RunStatus.RUNNING,
              now,
              null,
              seed,
              Setup.UNKNOWN,
              environment,
              null,
              null,
              List.of());
      SummaryFile.write(new SummaryFile.Content(summary, 0, 0));
      return open(summary, threads, 0, 0, clock);
    } catch (IOException e) {
      throw new RunException(cannotWrite(folder, e), e);
    }
  }

  /**
   * Opens the folder of a run that ended early, to go on with it. Points are appended; where steps
   * come again, readers take the later ones. The clock goes on where it stopped.
   *
   * @throws RunException where there is nothing to go on with: it is finished, or still under way
   */
  public static RunWriter reopen(RunFolder folder, InstantSource clock) throws RunException {
    return reopen(folder, Tuning.NONE, clock);
  }

  /** The same with changed settings: with more epochs a finished run goes on too. */
  public static RunWriter reopen(RunFolder folder, Tuning tuning, InstantSource clock)
      throws RunException {
    RunSummary before = RunReader.summary(folder);
    if (before.status() == RunStatus.RUNNING) {
      throw new RunException(Message.of("training.run.stillRunning", folder.id()));
    }
    boolean more = tuning.epochs() != null && tuning.epochs() > before.setup().epochs();
    if (before.status() == RunStatus.FINISHED && !more) {
      throw new RunException(Message.of("training.run.finished", folder.id()));
    }
    Curves curves = RunReader.curves(folder);
    int epochs = curves.epochs().isEmpty() ? 0 : curves.epochs().getLast().epoch();
    Curves.Steps recorded = curves.steps();
    double passed = recorded.count() == 0 ? 0 : recorded.seconds()[recorded.count() - 1];
    RunSummary summary =
        new RunSummary(
            folder,
            before.name(),
            RunStatus.RUNNING,
            before.started(),
            null,
            before.seed(),
            before.setup(),
            before.environment(),
            null,
            null,
            List.of());
    try {
      SummaryFile.write(new SummaryFile.Content(summary, 0, 0));
      return open(summary, before.setup().threads(), passed, epochs, clock);
    } catch (IOException e) {
      throw new RunException(cannotWrite(folder, e), e);
    }
  }

  private static RunWriter open(
      RunSummary summary, int threads, double passed, int reopenedAt, InstantSource clock)
      throws IOException {
    RunFolder folder = summary.folder();
    CsvTable steps = new CsvTable(folder.steps(), STEPS_HEADING);
    CsvTable epochs = new CsvTable(folder.epochs(), EPOCHS_HEADING);
    return new RunWriter(summary, threads, passed, reopenedAt, clock, steps, epochs);
  }

  /** What {@link TrainingEvent.Started} told last; for a resumed run, of its first part. */
  public Setup setup() {
    return summary.setup();
  }

  /** The last epoch that was on record when the run was reopened; 0 for a new one. */
  public int reopenedAt() {
    return reopenedAt;
  }

  public RunFolder folder() {
    return summary.folder();
  }

  /**
   * Records an event.
   *
   * @throws UncheckedRunException where the disk is full or the folder is gone
   */
  @Override
  public void accept(TrainingEvent event) {
    try {
      record(event);
    } catch (IOException e) {
      throw new UncheckedRunException(cannotWrite(folder(), e), e);
    }
  }

  /** Facts that are known later than the folder; written with the next event that ends up there. */
  public void addEnvironment(Map<String, String> facts) {
    Map<String, String> all = new TreeMap<>(summary.environment());
    all.putAll(facts);
    summary =
        new RunSummary(
            summary.folder(),
            summary.name(),
            summary.status(),
            summary.started(),
            summary.ended(),
            summary.seed(),
            summary.setup(),
            all,
            summary.results(),
            summary.reason(),
            List.of());
  }

  private void record(TrainingEvent event) throws IOException {
    Instant now = clock.instant();
    switch (event) {
      case Started it -> {
        Setup setup =
            new Setup(
                it.device(),
                threads,
                it.parameters(),
                it.epochs(),
                it.stepsPerEpoch(),
                it.measure());
        save(RunStatus.RUNNING, null, setup, null, null);
        steps.flush();
        epochs.flush();
      }
      case Progress it -> {
        double seconds = since(now);
        for (TrainingEvent.Step step : it.steps()) {
          steps.row(step.step(), step.epoch(), step.loss(), step.score(), seconds);
          board.add("loss/train", step.step(), step.loss(), now);
          board.add(scoreTag("train"), step.step(), step.score(), now);
          recordedSteps = step.step() + 1;
        }
        recordParts(it.steps(), now);
        steps.flush();
        board.flush();
      }
      case TrainingEvent.Measured it -> measured(it, now);
      case EpochDone it -> {
        epochs.row(
            it.epoch(),
            it.trainLoss(),
            it.trainScore(),
            it.validationLoss(),
            it.validationScore(),
            it.seconds(),
            since(now));
        epochs.flush();
        long step = recordedSteps;
        board.add("loss/train per epoch", step, it.trainLoss(), now);
        board.add("loss/validation", step, it.validationLoss(), now);
        board.add(scoreTag("train per epoch"), step, it.trainScore(), now);
        board.add(scoreTag("validation"), step, it.validationScore(), now);
        board.flush();
        recordedEpochs = it.epoch();
      }
      case Finished it -> {
        board.add("loss/test", recordedSteps, it.testLoss(), now);
        board.add(scoreTag("test"), recordedSteps, it.testScore(), now);
        board.flush();
        Results results =
            new Results(
                it.epochs(), it.testLoss(), it.testScore(), it.samplesPerSecond(), it.seconds());
        RunStatus status = it.stopped() ? RunStatus.STOPPED : RunStatus.FINISHED;
        save(status, now, summary.setup(), results, null);
      }
      case Failed it -> save(RunStatus.FAILED, now, summary.setup(), null, it.reason());
      case Lost it -> save(RunStatus.INTERRUPTED, now, summary.setup(), null, it.reason());
      case TrainingEvent.Preparing it -> {}
      case TrainingEvent.Paused it -> {}
      case TrainingEvent.Resumed it -> {}
      case TrainingEvent.Noticed it ->
          Files.writeString(
              folder().notices(),
              it.step() + "\t" + it.node() + "\t" + MessageJson.toJson(it.what()) + "\n",
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
      case Tuned it -> {
        Setup before = summary.setup();
        try (CsvTable changes = new CsvTable(folder().changes(), CHANGES_HEADING)) {
          changes.row(it.step(), it.epochs(), it.learningRate(), it.batchSize());
        }
        save(
            RunStatus.RUNNING,
            null,
            new Setup(
                before.device(),
                before.threads(),
                before.parameters(),
                it.epochs(),
                it.stepsPerEpoch(),
                before.measure()),
            null,
            null);
      }
    }
  }

  /** What each of several train nodes came to. */
  private void recordParts(List<TrainingEvent.Step> told, Instant now) throws IOException {
    int each = told.isEmpty() ? 0 : told.getFirst().parts().size();
    if (each == 0) {
      return;
    }
    StringBuilder heading = new StringBuilder("step");
    for (int turn = 1; turn <= each; turn++) {
      heading.append(",loss").append(turn);
    }
    if (parts == null) {
      parts = new CsvTable(folder().parts(), heading.toString());
    }
    for (TrainingEvent.Step step : told) {
      double[] row = new double[each];
      for (int turn = 0; turn < each; turn++) {
        row[turn] = step.parts().get(turn);
        board.add("loss/turn " + (turn + 1), step.step(), row[turn], now);
      }
      parts.row(step.step(), row);
    }
    parts.flush();
  }

  private void measured(TrainingEvent.Measured it, Instant now) throws IOException {
    if (measures == null) {
      measures = new CsvTable(folder().measures(), Measures.heading(it));
    }
    measures.row(it.step(), Measures.row(it, since(now)));
    measures.flush();
    board.add("learning rate", it.step(), it.learningRate(), now);
    board.add("samples per second", it.step(), it.samplesPerSecond(), now);
    board.add("memory", it.step(), it.memory(), now);
    for (TrainingEvent.Sizes sizes : it.layers()) {
      board.add("gradient/" + sizes.node(), it.step(), sizes.gradient(), now);
      board.add("weight/" + sizes.node(), it.step(), sizes.weight(), now);
      board.add("update/" + sizes.node(), it.step(), sizes.update(), now);
    }
    board.flush();
  }

  private String scoreTag(String part) {
    String measure = summary.setup().measure();
    return (measure.isEmpty() ? "score" : measure) + "/" + part;
  }

  private double since(Instant now) {
    return Duration.between(beginning, now).toNanos() / 1e9;
  }

  private void save(
      RunStatus status,
      @Nullable Instant ended,
      Setup setup,
      @Nullable Results results,
      @Nullable Message reason)
      throws IOException {
    summary =
        new RunSummary(
            summary.folder(),
            summary.name(),
            status,
            summary.started(),
            ended,
            summary.seed(),
            setup,
            summary.environment(),
            results,
            reason,
            List.of());
    SummaryFile.write(new SummaryFile.Content(summary, recordedSteps, recordedEpochs));
  }

  /**
   * Marks a run whose process is gone, so that its reason is known later too. Does nothing where
   * the folder is not on this machine or cannot be written: the run counts as interrupted anyway.
   */
  public static void markInterrupted(RunFolder folder, Message reason) {
    SummaryFile.Content content = SummaryFile.read(folder);
    RunSummary run = content.summary();
    if (run.status() != RunStatus.INTERRUPTED || !run.missing().isEmpty()) {
      return;
    }
    RunSummary marked =
        new RunSummary(
            folder,
            run.name(),
            RunStatus.INTERRUPTED,
            run.started(),
            null,
            run.seed(),
            run.setup(),
            run.environment(),
            null,
            reason,
            List.of());
    try {
      SummaryFile.write(new SummaryFile.Content(marked, 0, 0));
    } catch (IOException e) {
      System.getLogger(RunWriter.class.getName())
          .log(System.Logger.Level.WARNING, "cannot mark " + folder.path(), e);
    }
  }

  /** Takes the folder away again: for a run that never took a step. Call it after closing. */
  public void discard() throws IOException {
    RunFolder folder = folder();
    try (Stream<Path> files = Files.walk(folder.path())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Message cannotWrite(RunFolder folder, IOException e) {
    return Message.of("training.run.cannotWrite", folder.path().toString(), RunFolder.why(e));
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    CsvTable opened = parts;
    CsvTable measured = measures;
    try (steps;
        epochs;
        opened;
        measured;
        board) {
      board.flush();
    }
  }
}
