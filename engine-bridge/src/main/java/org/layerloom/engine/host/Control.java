package org.layerloom.engine.host;

/**
 * What the person wants of the run under way. Set by the reader thread, asked by the training
 * thread between two blocks of steps.
 */
public final class Control {

  private boolean paused;
  private boolean stopped;
  private boolean abandoned;
  private volatile long sign = System.nanoTime();

  public synchronized void pause() {
    paused = true;
  }

  public synchronized void resume() {
    paused = false;
    notifyAll();
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

  /** Waits while paused; returns when resumed or stopped. */
  public synchronized void awaitWhilePaused() throws InterruptedException {
    while (paused && !stopped) {
      wait();
    }
    giveSign();
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
