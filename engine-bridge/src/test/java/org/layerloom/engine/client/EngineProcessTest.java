package org.layerloom.engine.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.network.Message;
import org.layerloom.project.Document;
import org.layerloom.training.EngineInfo;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.RunFolder;
import org.layerloom.training.RunReader;
import org.layerloom.training.RunRequest;
import org.layerloom.training.RunStatus;
import org.layerloom.training.RunSummary;
import org.layerloom.training.Speed;
import org.layerloom.training.Training;
import org.layerloom.training.TrainingEvent;
import org.layerloom.training.TrainingEvent.Failed;
import org.layerloom.training.TrainingEvent.Finished;
import org.layerloom.training.TrainingEvent.Lost;
import org.layerloom.training.TrainingEvent.Paused;
import org.layerloom.training.TrainingEvent.Preparing;
import org.layerloom.training.TrainingEvent.Progress;
import org.layerloom.training.TrainingEvent.Resumed;
import org.layerloom.training.TrainingEvent.Started;

/** The client against real processes that behave in every way a process can. */
@Timeout(120)
class EngineProcessTest {

  private static final Timing PATIENT =
      new Timing(Duration.ofMillis(50), 400, Duration.ofSeconds(20), Duration.ofMillis(1500));

  @TempDir Path runs;
  private final Heard heard = new Heard();
  private EngineProcess engine = new EngineProcess(FakeEngine.command("serve"), PATIENT);

  @AfterEach
  void close() {
    engine.close();
  }

  private void behave(String behaviour, Timing timing) {
    engine.close();
    engine = new EngineProcess(FakeEngine.command(behaviour), timing);
  }

  private Training train(String name) {
    return engine.train(new RunRequest(Document.named(name), runs, "cpu", 1), heard);
  }

  @Test
  void whatWasMeasuredArrives() throws Exception {
    Speed speed = probe("at once").get(30, TimeUnit.SECONDS);

    assertThat(speed).isEqualTo(new Speed(64, 0.5, 0.25, 1000, 100));
    // Sixteen steps, the last of them not full, and a hundred answers.
    assertThat(speed.secondsAnEpoch()).isEqualTo(16 * 0.5 + 100 * 0.25);
  }

  @Test
  void aMeasurementGivesWayToARunAndIsRefusedBesideIt() throws Exception {
    // given a measurement that is under way
    CompletableFuture<Speed> measuring = probe("long");

    // when a run begins
    Training run = train("endless");
    heard.next(Progress.class);

    // then it was given up, and another one is refused
    assertThatThrownBy(() -> measuring.get(30, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(
            NoAnswerException.class,
            why -> assertThat(why.reason()).isEqualTo(Message.of("training.probe.gone")));
    CompletableFuture<Speed> beside = probe("long");
    run.stop();
    assertThatThrownBy(() -> beside.get(30, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(
            NoAnswerException.class,
            why -> assertThat(why.reason()).isEqualTo(Message.of("training.probe.busy")));
  }

  @Test
  void onlyTheNewestMeasurementGoesOn() throws Exception {
    CompletableFuture<Speed> old = probe("long");

    assertThat(probe("at once").get(30, TimeUnit.SECONDS).batch()).isEqualTo(64);
    assertThat(old).isCompletedExceptionally();
  }

  @Test
  void whoeverNoLongerWantsAnAnswerFreesTheEngine() throws Exception {
    probe("long").cancel(false);

    // Were it still measuring, this would wait for ever.
    assertThat(engine.info().get(30, TimeUnit.SECONDS)).isEqualTo(FakeWork.INFO);
  }

  private CompletableFuture<Speed> probe(String name) {
    return engine.probe(new RunRequest(Document.named(name), runs, "cpu", 1));
  }

  @Test
  void everyEventArrivesInOrderOnOneThreadToTheLastBit() throws Exception {
    train("learn");
    Finished finished = heard.next(Finished.class);

    assertThat(heard.all.stream().map(event -> event.getClass().getSimpleName()))
        .containsExactly(
            "Preparing",
            "Started",
            "Progress",
            "Progress",
            "Progress",
            "EpochDone",
            "Progress",
            "Progress",
            "Progress",
            "EpochDone",
            "Finished");
    assertThat(heard.all.get(6))
        .isEqualTo(
            new Progress(
                List.of(new TrainingEvent.Step(3, 1.0, 1 / 6.0, Math.sqrt(1 / 6.0))),
                1000.5,
                Double.POSITIVE_INFINITY));
    assertThat(heard.all.get(9))
        .isEqualTo(new TrainingEvent.EpochDone(2, 0.05, 0.9, Double.NaN, 0.8, 1.5));
    assertThat(finished.testScore()).isEqualTo(0.985);
    assertThat(heard.threads).containsOnly("layerloom-engine-events");
  }

  @Test
  void theRunsFolderHoldsWhatWasTold() throws Exception {
    train("learn");
    RunFolder folder = new RunFolder(heard.next(Finished.class).run());

    RunSummary run = RunReader.summary(folder);
    assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
    assertThat(run.setup()).isEqualTo(new RunSummary.Setup("cpu", 1, 12_345, 2, 3, "accuracy"));
    assertThat(run.results()).isEqualTo(new RunSummary.Results(2, 0.05, 0.985, 4321.5, 7.25));
    assertThat(RunReader.curves(folder).steps().loss())
        .containsExactly(1 / 3.0, 1 / 4.0, 1 / 5.0, 1 / 6.0, 1 / 7.0, 1 / 8.0);
    assertThat(RunReader.curves(folder).missing()).isEmpty();
  }

  @Test
  void oneProcessServesRunAfterRunAndQuestions() throws Exception {
    assertThat(engine.info().get(60, TimeUnit.SECONDS)).isEqualTo(FakeWork.INFO);
    train("learn");
    ProcessHandle first = heard.process();
    heard.next(Finished.class);
    train("learn");
    assertThat(heard.process()).isEqualTo(first);
    heard.next(Finished.class);
  }

  @Test
  void onlyOneRunAtATime() throws Exception {
    Training training = train("endless");
    heard.next(Progress.class);

    assertThatThrownBy(() -> train("learn")).isInstanceOf(IllegalStateException.class);

    training.stop();
    heard.next(Finished.class);
  }

  @Test
  void pausesResumesAndStops() throws Exception {
    Training training = train("endless");
    heard.next(Progress.class);
    training.pause();
    long at = heard.next(Paused.class).step();
    training.resume();
    assertThat(heard.next(Resumed.class).step()).isEqualTo(at);
    heard.next(Progress.class);
    training.stop();

    assertThat(heard.next(Finished.class).stopped()).isTrue();
    assertThat(RunReader.list(runs).getFirst().status()).isEqualTo(RunStatus.STOPPED);
  }

  @Test
  void stopsWhilePaused() throws Exception {
    Training training = train("endless");
    heard.next(Progress.class);
    training.pause();
    heard.next(Paused.class);
    training.stop();

    assertThat(heard.next(Finished.class).stopped()).isTrue();
  }

  @Test
  void stopRightBehindTheStartIsNotLost() throws Exception {
    train("endless").stop();

    assertThat(heard.next(Finished.class).stopped()).isTrue();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aKilledProcessIsToldInOneSentenceAndTheNextRunStartsAFreshOne() throws Exception {
    train("endless");
    ProcessHandle victim = heard.process();
    Path run = heard.next(Started.class).run();
    heard.next(Progress.class);
    victim.destroyForcibly();

    Message reason = heard.next(Lost.class).reason();
    assertThat(reason).isEqualTo(Message.of("training.lost.killed"));
    RunSummary summary = RunReader.summary(new RunFolder(run));
    assertThat(summary.status()).isEqualTo(RunStatus.INTERRUPTED);
    assertThat(summary.reason()).isEqualTo(reason);
    assertThat(RunReader.curves(new RunFolder(run)).steps().count()).isPositive();

    train("learn");
    assertThat(heard.process()).isNotEqualTo(victim);
    heard.next(Finished.class);
  }

  @Test
  void aLostRunIsResumedInItsOwnFolderAndTheCurveContinues() throws Exception {
    Files.writeString(runs.resolve("die"), "after the first epoch");
    train("learn");
    Path run = heard.next(Started.class).run();
    heard.next(Lost.class);
    engine.resume(run, heard);

    assertThat(heard.next(Started.class).run()).isEqualTo(run);
    heard.next(Finished.class);
    RunFolder folder = new RunFolder(run);
    assertThat(RunReader.curves(folder).steps().step()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(RunReader.curves(folder).epochs()).hasSize(2);
    assertThat(RunReader.summary(folder).status()).isEqualTo(RunStatus.FINISHED);
    assertThat(RunReader.summary(folder).environment()).containsEntry("pytorch", "none");
    assertThat(RunReader.list(runs)).hasSize(1);

    engine.resume(run, heard);
    assertThat(heard.next(Failed.class).reason().key()).isEqualTo("training.run.finished");
    assertThat(RunReader.summary(folder).status()).isEqualTo(RunStatus.FINISHED);
  }

  @Test
  void resumingWhatIsNoRunIsRefused() throws Exception {
    engine.resume(runs.resolve("nothing"), heard);

    assertThat(heard.next(Failed.class).badInput()).isTrue();
  }

  @Test
  void aProcessThatExitsIsToldWithItsLastWords() throws Exception {
    train("exit");

    assertThat(heard.next(Lost.class).reason())
        .isEqualTo(Message.of("training.lost.exitedSaying", 42, "the library gave up"));
    assertThat(engine.lastLines()).contains("the library gave up");
  }

  @Test
  void aProcessThatNeverServesIsToldWithItsLastWords() throws Exception {
    behave("exit", PATIENT);
    train("learn");

    assertThat(heard.next(Lost.class).reason())
        .isEqualTo(Message.of("training.lost.exitedSaying", 3, "no room for another heap"));
  }

  @Test
  void aProgramThatIsNotThereIsTold() throws Exception {
    engine.close();
    engine = new EngineProcess(List.of(runs.resolve("nothing").toString()), PATIENT);
    train("learn");

    assertThat(heard.next(Lost.class).reason().key()).isEqualTo("training.lost.notStarted");
  }

  @Test
  void linesBetweenTheFramesEndInAClearSentence() throws Exception {
    behave("garbage", PATIENT);
    train("learn");

    Message reason = heard.next(Lost.class).reason();
    assertThat(reason.key()).isEqualTo("training.lost.garbled");
    assertThat(reason.values().getFirst().toString()).contains("\"Welc\"");
  }

  @Test
  void aSilentProcessIsGivenUp() throws Exception {
    behave("silent", new Timing(Duration.ofMillis(20), 5, PATIENT.stop(), PATIENT.goodbye()));
    train("learn");

    assertThat(heard.next(Lost.class).reason().key()).isEqualTo("training.lost.silent");
  }

  @Test
  void stopEndsAlsoWhatIsStuckInNativeCode() throws Exception {
    behave("serve", new Timing(PATIENT.ping(), 400, Duration.ofMillis(300), PATIENT.goodbye()));
    Training training = train("deaf");
    ProcessHandle process = heard.process();
    heard.next(Started.class);
    training.stop();

    assertThat(heard.next(Lost.class).reason().key()).isEqualTo("training.lost.wouldNotStop");
    process.onExit().get(60, TimeUnit.SECONDS);
  }

  @Test
  void whatIsPrintedGoesToTheRunsLogAndNeverBetweenTheFrames() throws Exception {
    train("talkative");
    Path log = new RunFolder(heard.next(Finished.class).run()).log();
    engine.close();

    assertThat(Files.readAllLines(log)).contains("printed where frames go", "printed beside");
  }

  @Test
  void aMistakeInTheEngineFailsTheRunAndNotTheEngine() throws Exception {
    train("bug");
    ProcessHandle process = heard.process();
    Failed failed = heard.next(Failed.class);
    assertThat(failed.badInput()).isFalse();
    assertThat(failed.reason().values().toString()).contains("a shape that nobody thought of");
    assertThat(RunReader.list(runs).getFirst().status()).isEqualTo(RunStatus.FAILED);

    train("memory");
    assertThat(heard.process()).isEqualTo(process);
    assertThat(heard.next(Failed.class).reason()).isEqualTo(Message.of("training.outOfMemory"));
  }

  @Test
  void aRunThatIsRefusedLeavesNoFolder() throws Exception {
    train("refused");

    assertThat(heard.next(Failed.class).badInput()).isTrue();
    engine.close();
    assertThat(RunReader.list(runs)).isEmpty();
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws Exception {
    Path file = Files.writeString(runs.resolve("file"), "in the way");
    engine.train(new RunRequest(Document.named("learn"), file, "cpu", 1), heard);

    Failed failed = heard.next(Failed.class);
    assertThat(failed.badInput()).isTrue();
    assertThat(failed.reason().key()).isEqualTo("training.run.cannotCreate");
    assertThat(failed.reason().values()).contains(file.toString());
  }

  @Test
  void closingEndsTheRunAndTheProcess() throws Exception {
    train("endless");
    ProcessHandle process = heard.process();
    heard.next(Progress.class);
    engine.close();

    assertThat(heard.next(Lost.class).reason()).isEqualTo(Message.of("training.lost.closed"));
    assertThat(process.isAlive()).isFalse();
    assertThatThrownBy(() -> train("learn")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingEndsAProcessThatIsStuckToo() throws Exception {
    train("deaf");
    ProcessHandle process = heard.process();
    heard.next(Started.class);
    engine.close();

    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void aQuestionToAProcessThatDiesIsAnsweredByItsEnd() {
    behave("exit", PATIENT);
    CompletableFuture<EngineInfo> info = engine.info();

    assertThatThrownBy(() -> info.get(60, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(EngineLostException.class);
  }

  @Test
  void theProcessEndsByItselfWhenTheProgramIsGone() throws Exception {
    Process process = new ProcessBuilder(FakeEngine.command("serve")).start();
    assertThat(process.getInputStream().readNBytes(4))
        .isEqualTo("LLF1".getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().close();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void preparingIsToldBeforeTheFirstStep() throws Exception {
    train("learn");
    assertThat(heard.next(Preparing.class).share()).isEqualTo(-1);
    heard.next(Finished.class);
  }
}
