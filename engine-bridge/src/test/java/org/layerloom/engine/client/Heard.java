package org.layerloom.engine.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.layerloom.training.TrainingEvent;

/** Takes a run's events, and waits for those that a test is about. */
public final class Heard implements Consumer<TrainingEvent> {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  public final List<TrainingEvent> all = new CopyOnWriteArrayList<>();
  final List<String> threads = new CopyOnWriteArrayList<>();
  private final BlockingQueue<TrainingEvent> queue = new LinkedBlockingQueue<>();

  @Override
  public void accept(TrainingEvent event) {
    all.add(event);
    threads.add(Thread.currentThread().getName());
    queue.add(event);
  }

  /** The next event of this kind; those before it are passed over. */
  public <T extends TrainingEvent> T next(Class<T> kind) throws InterruptedException {
    while (true) {
      TrainingEvent event = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("no " + kind.getSimpleName() + " came; before: " + all);
      }
      if (kind.isInstance(event)) {
        return kind.cast(event);
      }
      if (isLast(event)) {
        throw new AssertionError("instead of " + kind.getSimpleName() + " came " + event);
      }
    }
  }

  private static boolean isLast(TrainingEvent event) {
    return event instanceof TrainingEvent.Failed
        || event instanceof TrainingEvent.Lost
        || event instanceof TrainingEvent.Finished;
  }

  /** The process, as fake and real engines tell it before they start. */
  public ProcessHandle process() throws InterruptedException {
    Object pid = next(TrainingEvent.Preparing.class).what().values().getFirst();
    return ProcessHandle.of(((Number) pid).longValue()).orElseThrow();
  }
}
