package org.layerloom.engine.trainer;

import java.util.List;
import org.layerloom.training.Tuning;

/**
 * How far a run is.
 *
 * @param epoch epochs done
 * @param stepInEpoch steps done of the one under way
 * @param step steps done in all
 * @param seen samples of the epoch under way, with their losses, right answers and answers in sum
 * @param reductions how often a plateau has lowered the learning rate
 * @param best the best validation loss so far (training loss where none is validated)
 * @param bestEpoch the epoch that gave it
 * @param waited epochs since, for the end of a run; {@code plateau} the same for the learning rate
 * @param tuning what was changed of the plan while it trained, and holds
 * @param history every epoch done
 */
record Position(
    int epoch,
    int stepInEpoch,
    long step,
    long seen,
    double lossSum,
    long hits,
    long answers,
    int reductions,
    double best,
    int bestEpoch,
    int waited,
    int plateau,
    Tuning tuning,
    List<Epoch> history) {

  static final Position START =
      new Position(
          0, 0, 0, 0, 0, 0, 0, 0, Double.POSITIVE_INFINITY, 0, 0, 0, Tuning.NONE, List.of());

  Position {
    history = List.copyOf(history);
  }

  /** What came of an epoch; NaN where nothing was validated or scored. */
  record Epoch(
      int epoch,
      double trainLoss,
      double trainScore,
      double validationLoss,
      double validationScore,
      double seconds) {}

  Position after(int steps, long samples, double losses, long hitsMore, long answersMore) {
    return new Position(
        epoch,
        stepInEpoch + steps,
        step + steps,
        seen + samples,
        lossSum + losses,
        hits + hitsMore,
        answers + answersMore,
        reductions,
        best,
        bestEpoch,
        waited,
        plateau,
        tuning,
        history);
  }

  Position tuned(Tuning now) {
    return new Position(
        epoch,
        stepInEpoch,
        step,
        seen,
        lossSum,
        hits,
        answers,
        reductions,
        best,
        bestEpoch,
        waited,
        plateau,
        now,
        history);
  }
}
