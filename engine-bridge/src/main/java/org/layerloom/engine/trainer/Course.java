package org.layerloom.engine.trainer;

import java.util.List;
import org.layerloom.engine.program.TrainPlan;
import org.layerloom.training.TrainingEvent;
import org.layerloom.training.Tuning;

/**
 * The settings that hold at a moment: the plan's, but for those that the person has changed.
 *
 * @param plans one a train node, in the order of their turns; the first one's hold for the run
 */
record Course(List<TrainPlan> plans, int samples, Tuning tuning) {

  Course {
    plans = List.copyOf(plans);
  }

  private TrainPlan plan() {
    return plans.getFirst();
  }

  int epochs() {
    return tuning.epochs() != null ? tuning.epochs() : plan().epochs();
  }

  double learningRate() {
    return tuning.learningRate() != null ? tuning.learningRate() : plan().learningRate();
  }

  int batchSize() {
    return tuning.batchSize() != null ? tuning.batchSize() : plan().batchSize();
  }

  int stepsPerEpoch() {
    return Math.ceilDiv(samples, batchSize());
  }

  /** The last batch of an epoch takes what is left. */
  int samplesOf(int stepInEpoch) {
    return (int) Math.min(batchSize(), samples - (long) stepInEpoch * batchSize());
  }

  /**
   * The learning rate of a train node. A change while it trains changes that of all in proportion.
   *
   * @param turn which of the nodes: counts from 0
   */
  double rateAt(int turn, double epoch, int reductions) {
    TrainPlan own = plans.get(turn);
    double rate =
        turn == 0 ? learningRate() : own.learningRate() * (learningRate() / plan().learningRate());
    return rate * own.schedule().factorAt(epoch, epochs(), reductions);
  }

  /**
   * With what the person wants by now.
   *
   * @param between whether no epoch is under way: only then may batches change
   */
  Course with(Tuning wanted, boolean between) {
    Tuning next = tuning.with(wanted);
    return new Course(
        plans,
        samples,
        new Tuning(
            next.epochs(), next.learningRate(), between ? next.batchSize() : tuning.batchSize()));
  }

  TrainingEvent.Tuned told(long step) {
    return new TrainingEvent.Tuned(step, epochs(), learningRate(), batchSize(), stepsPerEpoch());
  }
}
