package org.layerloom.charts;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what the showing panes draw, 20 times a second and in the background, and wakes the FX
 * thread once for all panes that have something new. The only class here that calls runLater.
 */
final class Pump {
  private static final long PERIOD_MS = 50;
  private static final Pump SHARED = new Pump();

  /** What a pane gives the pump. */
  interface Source {
    /** In the background: takes in what was appended; returns whether there was anything. */
    boolean collect();

    /** On the FX thread: asks for the next frame. */
    void show();
  }

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "layerloom-charts-pump");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<Source> sources = ConcurrentHashMap.newKeySet();
  private final Set<Source> fresh = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean waking = new AtomicBoolean();
  private @Nullable ScheduledFuture<?> beat;

  static Pump shared() {
    return SHARED;
  }

  private Pump() {}

  /** Begins to look after {@code source}. */
  synchronized void add(Source source) {
    sources.add(source);
    if (beat == null) {
      beat = executor.scheduleWithFixedDelay(this::collect, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
    }
  }

  /** Ends looking after {@code source}; without sources the pump rests. */
  synchronized void remove(Source source) {
    sources.remove(source);
    fresh.remove(source);
    if (sources.isEmpty() && beat != null) {
      beat.cancel(false);
      beat = null;
    }
  }

  /** Looks once more, soon: something other than the points has changed. */
  void hurry(Source source) {
    executor.execute(
        () -> {
          if (source.collect()) {
            fresh.add(source);
            wake();
          }
        });
  }

  private void collect() {
    for (Source source : sources) {
      if (source.collect()) {
        fresh.add(source);
      }
    }
    if (!fresh.isEmpty()) {
      wake();
    }
  }

  private void wake() {
    if (waking.compareAndSet(false, true)) {
      Platform.runLater(
          () -> {
            waking.set(false);
            for (Source source : Set.copyOf(fresh)) {
              fresh.remove(source);
              source.show();
            }
          });
    }
  }
}
