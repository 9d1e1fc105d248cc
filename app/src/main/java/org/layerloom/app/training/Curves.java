package org.layerloom.app.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerloom.charts.series.Series;
import org.layerloom.charts.series.XUnit;
import org.layerloom.network.NodeId;
import org.layerloom.training.TrainingEvent;

/** What one run measured, ready to be drawn: by batch on training, by epoch on validation. */
public final class Curves {

  private static final double NANOS = 1e9;

  private final Series trainLoss = new Series("loss.train");
  private final Series trainScore = new Series("score.train");
  private final Series validationLoss = new Series("loss.validation");
  private final Series validationScore = new Series("score.validation");
  private final Series speed = new Series("samples.per.second");
  private final Series learningRate = new Series("learning.rate");
  private final Series memory = new Series("memory");
  private final Map<NodeId, Layer> layers = new LinkedHashMap<>();
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

  Series learningRate() {
    return learningRate;
  }

  /** Bytes that the engine has in the machine's memory. */
  Series memory() {
    return memory;
  }

  /**
   * What was measured of one node's weights at some steps.
   *
   * @param gradient the norm of the loss's gradient by them
   * @param change how large the update was beside them: a share
   */
  record Layer(Series gradient, Series change) {}

  /** In the order of the flow; empty before the first step that was looked at. */
  Map<NodeId, Layer> layers() {
    return Collections.unmodifiableMap(layers);
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
        case TrainingEvent.Measured it -> add(it, clock);
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

  private void add(TrainingEvent.Measured it, double clock) {
    append(learningRate, it, clock, it.learningRate());
    append(memory, it, clock, it.memory());
    for (TrainingEvent.Sizes sizes : it.layers()) {
      Layer layer =
          layers.computeIfAbsent(
              sizes.node(),
              node -> new Layer(new Series(node + ".gradient"), new Series(node + ".change")));
      append(layer.gradient(), it, clock, sizes.gradient());
      append(layer.change(), it, clock, sizes.update() / sizes.weight());
    }
  }

  private static void append(Series series, TrainingEvent.Measured it, double clock, double value) {
    if (Double.isFinite(value)) {
      series.append((double) it.step(), it.epoch(), clock, value);
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
      List<Series> more = new ArrayList<>(parts);
      more.add(learningRate);
      more.add(memory);
      layers.values().forEach(layer -> more.addAll(List.of(layer.gradient(), layer.change())));
      more.forEach(series -> series.rewind(step - 1.0));
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
