package org.layerloom.app.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.layerloom.training.TrainingEvent;

/** A bar an epoch, drawn over itself, above it the lines of the epochs that are done. */
final class BarReport implements TrainingReport {

  private static final int REDRAW_MILLISECONDS = 100;
  private static final int PERCENT = 100;

  private final LineReport lines;
  private final Terminal terminal;
  private final Figures figures;
  private final Words words;
  private @Nullable ProgressBar bar;
  private int epochs;
  private int stepsPerEpoch;

  BarReport(LineReport lines, Terminal terminal, Figures figures, Words words) {
    this.lines = lines;
    this.terminal = terminal;
    this.figures = figures;
    this.words = words;
  }

  @Override
  public void show(TrainingEvent event) {
    switch (event) {
      case TrainingEvent.Preparing it when it.share() >= 0 -> {
        lines.show(it);
        bar(words.say("train.preparing"), PERCENT).stepTo(Math.round(it.share() * PERCENT));
      }
      case TrainingEvent.Started it -> {
        close();
        epochs = it.epochs();
        stepsPerEpoch = it.stepsPerEpoch();
        lines.show(it);
      }
      case TrainingEvent.Tuned it -> {
        close();
        epochs = it.epochs();
        stepsPerEpoch = it.stepsPerEpoch();
        lines.show(it);
      }
      case TrainingEvent.Progress it when !it.steps().isEmpty() -> progress(it);
      default -> {
        close();
        lines.show(event);
      }
    }
  }

  private void progress(TrainingEvent.Progress progress) {
    TrainingEvent.Step last = progress.steps().getLast();
    // By epochs, not by steps: batches may have changed their size on the way.
    long epoch = (long) Math.ceil(last.epoch());
    ProgressBar drawn = bar(words.say("train.bar", epoch, epochs), stepsPerEpoch);
    drawn.stepTo(Math.round((last.epoch() - epoch + 1) * stepsPerEpoch));
    drawn.setExtraMessage(
        " "
            + figures.now(
                last.loss(), last.score(), progress.samplesPerSecond(), progress.secondsLeft()));
  }

  private ProgressBar bar(String task, long most) {
    ProgressBar drawn = bar;
    if (drawn == null) {
      PrintStream err = terminal.err();
      drawn =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(most)
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .setUpdateIntervalMillis(REDRAW_MILLISECONDS)
              .hideEta()
              .clearDisplayOnFinish()
              .setConsumer(new ConsoleProgressBarConsumer(err, terminal.columns()))
              .build();
      bar = drawn;
    }
    drawn.maxHint(most);
    return drawn;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
