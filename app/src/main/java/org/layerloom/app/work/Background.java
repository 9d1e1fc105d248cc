package org.layerloom.app.work;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Does what may take time (files, data) on one thread of its own, in order, and tells the screen's
 * thread what came of it.
 */
public final class Background implements AutoCloseable {

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("layerloom-files").factory());
  private final Executor screen;

  /**
   * @param screen runs what comes back; {@link FxThread} but in tests
   */
  public Background(Executor screen) {
    this.screen = screen;
  }

  /** Exactly one of {@code done} and {@code failed} is called, on the screen's thread. */
  public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<Exception> failed) {
    worker.execute(() -> carryOut(work, done, failed));
  }

  /** Finishes what was begun, then takes nothing more. Blocks until then. */
  @Override
  public void close() {
    worker.close();
  }

  private <T> void carryOut(
      Callable<T> work, Consumer<? super T> done, Consumer<Exception> failed) {
    T result;
    try {
      result = work.call();
    } catch (Exception e) {
      screen.execute(() -> failed.accept(e));
      return;
    }
    screen.execute(() -> done.accept(result));
  }
}
