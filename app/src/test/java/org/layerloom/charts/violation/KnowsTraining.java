package org.layerloom.charts.violation;

import org.layerloom.training.TrainingEvent;

/** A chart that is no longer for any series. */
public final class KnowsTraining {

  private KnowsTraining() {}

  public static double loss(TrainingEvent.Step step) {
    return step.loss();
  }
}
