package org.layerloom.data.published;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Closes a stream that nothing comes from any more, or that nobody wants to read on: the one who
 * reads it would wait for ever.
 */
final class Watch implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(50);

  private final InputStream watched;
  private final long patience;
  private final BooleanSupplier unwanted;
  private final Thread thread;
  private volatile long last = System.nanoTime();

  Watch(InputStream watched, Duration patience, BooleanSupplier unwanted) {
    this.watched = watched;
    this.patience = patience.toNanos();
    this.unwanted = unwanted;
    this.thread = Thread.ofVirtual().name("layerloom-fetch-watch").start(this::run);
  }

  /** Something came. */
  void alive() {
    last = System.nanoTime();
  }

  private void run() {
    try {
      while (!unwanted.getAsBoolean() && System.nanoTime() - last < patience) {
        Thread.sleep(LOOK);
      }
      watched.close();
    } catch (InterruptedException | IOException ended) {
      return;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
