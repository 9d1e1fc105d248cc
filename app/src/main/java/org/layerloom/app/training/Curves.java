package org.layerloom.app.training;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.charts.series.Series;
import org.layerloom.charts.series.XUnit;
import org.layerloom.training.TrainingEvent;

/** What one run measured, ready to be drawn: by batch on training, by epoch on validation. */
public final class Curves {

  private static final double NANOS = 1e9;

  private final Series trainLoss = new Series("loss.train");
  private final Series trainScore = new Series("score.train");
  private final Series validationLoss = new Series("loss.validation");
  private final Series validationScore = new Series("score.validation");
  private final Series speed = new Series("samples.per.second");
  private final List<Series> parts = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final long begun = System.nanoTime();
  private long newest = -1;

  Series trainLoss() {
    return trainLoss;
  }

  Series trainScore() {
    return trainScore;
  }

  /** Samples a second. */
  Series speed() {
    return speed;
  }

  /** Where several train nodes take turns, what each one's losses come to. */
  List<Series> parts() {
    return List.copyOf(parts);
  }

  Series validationLoss() {
    return validationLoss;
  }

  Series validationScore() {
    return validationScore;
  }

  /** Something that the person did to the run, at a place of the axes. */
  record Mark(TrainingEvent what, double step, double epoch, double clock) {}

  /** In order. */
  List<Mark> marks() {
    return List.copyOf(marks);
  }

  private void mark(TrainingEvent what, double clock) {
    var points = trainLoss.points();
    int last = points.size() - 1;
    if (last >= 0) {
      marks.add(new Mark(what, points.x(XUnit.STEP, last), points.x(XUnit.EPOCH, last), clock));
    }
  }

  void add(List<TrainingEvent> events) {
    double clock = (System.nanoTime() - begun) / NANOS;
    for (TrainingEvent event : events) {
      switch (event) {
        case TrainingEvent.Progress progress -> {
          progress.steps().forEach(s -> add(s, clock));
          addSpeed(progress, clock);
        }
        case TrainingEvent.EpochDone done -> add(done, clock);
        case TrainingEvent.Paused paused -> mark(paused, clock);
        case TrainingEvent.Tuned tuned -> mark(tuned, clock);
        default -> {
          // Nothing measured.
        }
      }
    }
  }

  private void add(TrainingEvent.Step step, double clock) {
    goBackBefore(step.step());
    trainLoss.append((double) step.step(), step.epoch(), clock, step.loss());
    if (!Double.isNaN(step.score())) {
      trainScore.append((double) step.step(), step.epoch(), clock, step.score());
    }
    for (int turn = 0; turn < step.parts().size(); turn++) {
      if (turn == parts.size()) {
        parts.add(new Series("loss.part." + turn));
      }
      parts.get(turn).append((double) step.step(), step.epoch(), clock, step.parts().get(turn));
    }
  }

  private void addSpeed(TrainingEvent.Progress progress, double clock) {
    double rate = progress.samplesPerSecond();
    if (!progress.steps().isEmpty() && Double.isFinite(rate) && rate > 0) {
      TrainingEvent.Step last = progress.steps().getLast();
      speed.append((double) last.step(), last.epoch(), clock, rate);
    }
  }

  /** A run that goes on from a checkpoint tells again what came after it. */
  private void goBackBefore(long step) {
    if (step <= newest) {
      for (Series series : List.of(trainLoss, trainScore, validationLoss, validationScore, speed)) {
        series.rewind(step - 1.0);
      }
      parts.forEach(series -> series.rewind(step - 1.0));
    }
    newest = step;
  }

  private void add(TrainingEvent.EpochDone done, double clock) {
    // Not epochs times steps: the size of a batch may have changed on the way.
    double step = newest + 1.0;
    if (!Double.isNaN(done.validationLoss())) {
      validationLoss.append(step, done.epoch(), clock, done.validationLoss());
    }
    if (!Double.isNaN(done.validationScore())) {
      validationScore.append(step, done.epoch(), clock, done.validationScore());
    }
  }
}
