package org.layerloom.engine.trainer;

import org.layerloom.engine.program.TrainPlan;
import org.layerloom.training.TrainingEvent;
import org.layerloom.training.Tuning;

/** The settings that hold at a moment: the plan's, but for those that the person has changed. */
record Course(TrainPlan plan, int samples, Tuning tuning) {

  int epochs() {
    return tuning.epochs() != null ? tuning.epochs() : plan.epochs();
  }

  double learningRate() {
    return tuning.learningRate() != null ? tuning.learningRate() : plan.learningRate();
  }

  int batchSize() {
    return tuning.batchSize() != null ? tuning.batchSize() : plan.batchSize();
  }

  int stepsPerEpoch() {
    return Math.ceilDiv(samples, batchSize());
  }

  /** The last batch of an epoch takes what is left. */
  int samplesOf(int stepInEpoch) {
    return (int) Math.min(batchSize(), samples - (long) stepInEpoch * batchSize());
  }

  double rateAt(double epoch, int reductions) {
    return learningRate() * plan.schedule().factorAt(epoch, epochs(), reductions);
  }

  /**
   * With what the person wants by now.
   *
   * @param between whether no epoch is under way: only then may batches change
   */
  Course with(Tuning wanted, boolean between) {
    Tuning next = tuning.with(wanted);
    return new Course(
        plan,
        samples,
        new Tuning(
            next.epochs(), next.learningRate(), between ? next.batchSize() : tuning.batchSize()));
  }

  TrainingEvent.Tuned told(long step) {
    return new TrainingEvent.Tuned(step, epochs(), learningRate(), batchSize(), stepsPerEpoch());
  }
}
