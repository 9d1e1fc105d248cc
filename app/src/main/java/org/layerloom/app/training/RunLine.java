package org.layerloom.app.training;

import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Numbers;
import org.layerloom.app.language.Words;
import org.layerloom.app.work.Lifetime;
import org.layerloom.training.TrainingEvent;

/** How far a run is, in a line: epoch 6 of 10, samples a second, time left. */
public final class RunLine extends Label {

  private final Words words;
  private final Numbers numbers;

  public RunLine(Runs runs, Words words, Lifetime lifetime) {
    this.words = words;
    this.numbers = new Numbers(words);
    setId("run-line");
    getStyleClass().add("run-line");
    lifetime.follow(runs.stateProperty(), state -> setText(text(state)));
  }

  private String text(RunState state) {
    TrainingEvent.Started started = state.started();
    return switch (state.phase()) {
      case NONE, FAILED, LOST -> "";
      case PREPARING -> words.text("run.line.preparing");
      case STOPPING -> words.text("run.line.stopping");
      case PAUSED -> words.text("run.line.paused", state.epochNow(), epochs(started));
      case RUNNING -> running(state, started);
      case FINISHED -> words.text("run.line.rate", rate(state));
    };
  }

  private String running(RunState state, TrainingEvent.@Nullable Started started) {
    String epoch = words.text("run.line.epoch", state.epochNow(), epochs(started));
    if (state.last() == null) {
      return epoch;
    }
    String rate = epoch + "  ·  " + words.text("run.line.rate", rate(state));
    return Double.isNaN(state.secondsLeft())
        ? rate
        : rate + "  ·  " + words.text("run.line.left", numbers.duration(state.secondsLeft()));
  }

  private String rate(RunState state) {
    return numbers.count(Math.round(state.samplesPerSecond()));
  }

  private static int epochs(TrainingEvent.@Nullable Started started) {
    return started == null ? 0 : started.epochs();
  }
}
