package org.layerloom.engine.host;

import org.layerloom.training.Tuning;

/**
 * What the person wants of the run under way. Set by the reader thread, asked by the training
 * thread between two blocks of steps.
 */
public final class Control {

  private boolean paused;
  private int steps;
  private Tuning tuning = Tuning.NONE;
  private boolean stopped;
  private boolean abandoned;
  private volatile long sign = System.nanoTime();

  public synchronized void pause() {
    paused = true;
  }

  public synchronized void resume() {
    paused = false;
    steps = 0;
    notifyAll();
  }

  /** Lets a paused run train one more batch. */
  public synchronized void step() {
    if (paused) {
      steps++;
      notifyAll();
    }
  }

  public synchronized void tune(Tuning change) {
    tuning = tuning.with(change);
  }

  /** All that was changed of the run's settings since it began here. */
  public synchronized Tuning tuning() {
    return tuning;
  }

  /** Ends the run and keeps what was learned. */
  public synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  /** Ends the run at once, without evaluation: nobody is listening any more. */
  public synchronized void abandon() {
    abandoned = true;
    stopped = true;
    notifyAll();
  }

  public synchronized boolean paused() {
    giveSign();
    return paused && !stopped;
  }

  public synchronized boolean stopped() {
    giveSign();
    return stopped;
  }

  public synchronized boolean abandoned() {
    giveSign();
    return abandoned;
  }

  /**
   * Waits while paused; returns when resumed or stopped, or when one batch is asked for.
   *
   * @return whether it is one batch only, after which the run is paused as before
   */
  public synchronized boolean awaitWhilePaused() throws InterruptedException {
    while (paused && !stopped && steps == 0) {
      wait();
    }
    giveSign();
    boolean one = paused && !stopped;
    if (one) {
      steps--;
    }
    return one;
  }

  /** Called by the training thread from time to time: it is not stuck in native code. */
  public void giveSign() {
    sign = System.nanoTime();
  }

  /** Milliseconds since the training thread last gave a sign; 0 while paused. */
  long idle() {
    synchronized (this) {
      if (paused && !stopped) {
        return 0;
      }
    }
    return (System.nanoTime() - sign) / 1_000_000;
  }
}
