package org.layerloom.app.cli;

import org.layerloom.training.TrainingEvent;

/** Shows a run's events to whoever watches: a person at a terminal, a log, or a program. */
interface TrainingReport extends AutoCloseable {

  void show(TrainingEvent event);

  /** Takes a half-drawn line off the screen. */
  @Override
  default void close() {}
}
