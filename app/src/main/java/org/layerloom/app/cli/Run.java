package org.layerloom.app.cli;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.layerloom.app.EngineCommand;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.network.Message;
import org.layerloom.project.Document;
import org.layerloom.training.Engine;
import org.layerloom.training.RunFolder;
import org.layerloom.training.RunReader;
import org.layerloom.training.RunRequest;
import org.layerloom.training.RunSeries;
import org.layerloom.training.RunStatus;
import org.layerloom.training.RunSummary;
import org.layerloom.training.Training;
import org.layerloom.training.TrainingEvent;

/** One training run at a terminal, from the look at the project to the exit code. */
final class Run {

  /** The blocks of steps under way and the evaluation are let finish. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Context context;
  private final TrainingReport report;

  Run(Context context, TrainingReport report) {
    this.context = context;
    this.report = report;
  }

  int run(Project project, RunRequest request) {
    Preflight preflight = new Preflight(context, project);
    preflight.lines().forEach(context.terminal().err()::println);
    if (!preflight.sound()) {
      return ExitCode.BAD_INPUT;
    }
    return follow((engine, events) -> engine.train(request, events));
  }

  /** Begins something that trains, shows its events, and gives the exit code. */
  int follow(BiFunction<Engine, Consumer<TrainingEvent>, Training> begin) {
    // The engine is closed before the interruption, so that none outlives this process.
    try (Interruption interruption = new Interruption(PATIENCE);
        Engine engine = new EngineProcess(EngineCommand.ofThisProgram());
        report) {
      // Events come on a thread of the engine's; this one, the command's own, shows them.
      BlockingQueue<TrainingEvent> events = new LinkedBlockingQueue<>();
      interruption.stopWith(begin.apply(engine, events::add)::stop);
      return follow(events);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  /**
   * Trains what a series still lacks, one run after another: those that have ended are left as they
   * are, and one that was stopped or lost goes on.
   *
   * @param document the project, with whole paths
   */
  int series(RunSeries series, Document document, SeriesReport told) {
    AtomicBoolean stopped = new AtomicBoolean();
    try (Interruption interruption = new Interruption(PATIENCE);
        Engine engine = new EngineProcess(EngineCommand.ofThisProgram());
        report) {
      interruption.stopWith(() -> stopped.set(true));
      told.begins(series);
      for (int number = 1; number <= series.count() && !stopped.get(); number++) {
        RunFolder begun = series.member(number);
        RunSummary before = begun == null ? null : RunReader.summary(begun);
        boolean done = before != null && before.status() == RunStatus.FINISHED;
        told.member(series, number, done);
        if (done) {
          continue;
        }
        BlockingQueue<TrainingEvent> events = new LinkedBlockingQueue<>();
        Training training =
            begun != null
                ? engine.resume(begun.path(), events::add)
                : engine.train(
                    new RunRequest(
                        series.member(document, number),
                        series.folder(),
                        series.device(),
                        series.threads()),
                    events::add);
        interruption.stopWith(
            () -> {
              stopped.set(true);
              training.stop();
            });
        if (stopped.get()) {
          training.stop();
        }
        int code = follow(events);
        if (code != ExitCode.DONE) {
          return code;
        }
      }
      told.result(series);
      return ExitCode.DONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  private int follow(BlockingQueue<TrainingEvent> events) throws InterruptedException {
    while (true) {
      TrainingEvent event = events.take();
      report.show(event);
      switch (event) {
        case TrainingEvent.Finished it -> {
          return ExitCode.DONE;
        }
        case TrainingEvent.Failed it -> {
          return give(it.reason(), it.badInput() ? ExitCode.BAD_INPUT : ExitCode.FAILED);
        }
        case TrainingEvent.Lost it -> {
          return give(it.reason(), ExitCode.FAILED);
        }
        default -> {
          // The next one follows.
        }
      }
    }
  }

  private int give(Message reason, int exitCode) {
    report.close();
    context.terminal().err().println(context.wording().say(reason));
    return exitCode;
  }
}
