package org.layerloom.app.cli;

import java.nio.file.Path;
import org.layerloom.training.TrainingEvent.EpochDone;
import org.layerloom.training.TrainingEvent.Finished;
import org.layerloom.training.TrainingEvent.Started;
import org.layerloom.training.TrainingEvent.Tuned;

/** The sentences of a run in one language; the measure is left out where nothing is measured. */
final class Figures {

  private static final int SECONDS_A_MINUTE = 60;
  private static final int SECONDS_AN_HOUR = 3600;

  private final Words words;
  private String measure = "";
  private int epochs;

  Figures(Words words) {
    this.words = words;
  }

  /** Notes what the sentences to come speak of. */
  void begin(Started start) {
    measure = start.measure();
    epochs = start.epochs();
  }

  String started(Started start) {
    begin(start);
    return words.say(
        "train.started",
        start.parameters(),
        start.device(),
        start.epochs(),
        start.stepsPerEpoch(),
        start.run());
  }

  /** {@code Epoch 3/10: loss 0.0412, accuracy 98.7 %; validation loss 0.0398, ...; 10.2 s}. */
  String epoch(EpochDone epoch) {
    StringBuilder line =
        new StringBuilder(words.say("train.epoch", epoch.epoch(), epochs))
            .append(result(epoch.trainLoss(), epoch.trainScore()));
    if (!Double.isNaN(epoch.validationLoss())) {
      line.append(words.say("train.validation"))
          .append(result(epoch.validationLoss(), epoch.validationScore()));
    }
    return line.append(words.say("train.seconds", epoch.seconds())).toString();
  }

  String finished(Finished end) {
    String done = words.say(end.stopped() ? "train.stopped" : "train.finished", end.epochs());
    String test =
        Double.isNaN(end.testLoss())
            ? ""
            : words.say("train.test", result(end.testLoss(), end.testScore()));
    return done
        + words.say("train.speed", time(end.seconds()), end.samplesPerSecond())
        + (test.isEmpty() ? "" : System.lineSeparator() + test);
  }

  /** What was changed while it trained. */
  String tuned(Tuned now) {
    epochs = now.epochs();
    return words.say("train.tuned", now.epochs(), now.learningRate(), now.batchSize());
  }

  String kept(Path run) {
    return words.say("train.kept", run);
  }

  /** What stands beside a moving bar. */
  String now(double loss, double score, double samplesPerSecond, double secondsLeft) {
    return result(loss, score)
        + words.say("train.now", samplesPerSecond, time(Math.max(0, secondsLeft)));
  }

  private String result(double loss, double score) {
    return measure.isEmpty() || Double.isNaN(score)
        ? words.say("train.loss", loss)
        : words.say("train.score", loss, words.measure(measure), score);
  }

  /** {@code 42 s}, {@code 3:05}, {@code 1:02:07}. */
  String time(double seconds) {
    long whole = Math.round(seconds);
    if (whole < SECONDS_A_MINUTE) {
      return words.say("train.time", whole);
    }
    long minutes = whole / SECONDS_A_MINUTE;
    return whole < SECONDS_AN_HOUR
        ? "%d:%02d".formatted(minutes, whole % SECONDS_A_MINUTE)
        : "%d:%02d:%02d"
            .formatted(
                whole / SECONDS_AN_HOUR, minutes % SECONDS_A_MINUTE, whole % SECONDS_A_MINUTE);
  }
}
