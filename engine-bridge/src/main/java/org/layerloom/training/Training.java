package org.layerloom.training;

/**
 * A run under way, as the one who started it holds it. Methods return at once, from any thread;
 * events tell what came of it.
 */
public interface Training {

  void pause();

  void resume();

  /** Of a paused run: trains one batch and stays paused. */
  void step();

  /** Changes settings of the run; {@link TrainingEvent.Tuned} tells when it has happened. */
  void tune(Tuning tuning);

  /** Ends after the block of steps under way, evaluates, and keeps what was learned. */
  void stop();
}
