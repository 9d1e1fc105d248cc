package org.layerloom.app.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens on Ctrl+C while this is open. Java ends the process on it once its shutdown hooks
 * are done; this hook asks the work to stop and waits until it has, so that the run is kept and the
 * engine goes too.
 */
final class Interruption implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Interruption.class.getName());

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook;
  private Runnable stop = () -> {};

  /**
   * @param patience how long the work may take to stop before the process ends all the same
   */
  Interruption(Duration patience) {
    hook = new Thread(() -> stopAndWait(patience), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** What asks the work to stop; it returns at once. */
  synchronized void stopWith(Runnable action) {
    stop = action;
  }

  private void stopAndWait(Duration patience) {
    synchronized (this) {
      stop.run();
    }
    try {
      if (!over.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The work is over, one way or the other. */
  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The process is on its way out: the hook runs, and has just been told to go on.
      LOG.log(System.Logger.Level.DEBUG, "ending already");
    }
  }
}
