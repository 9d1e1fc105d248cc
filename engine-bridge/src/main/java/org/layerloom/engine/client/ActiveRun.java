package org.layerloom.engine.client;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerloom.engine.wire.Frame;
import org.layerloom.engine.wire.Tunings;
import org.layerloom.network.Message;
import org.layerloom.training.RunFolder;
import org.layerloom.training.RunWriter;
import org.layerloom.training.Training;
import org.layerloom.training.TrainingEvent;
import org.layerloom.training.Tuning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The run under way: hands its events on, in order, and sees that the last one comes once. */
final class ActiveRun implements Training {

  private static final Logger LOG = LoggerFactory.getLogger(ActiveRun.class);

  private final long id;
  private final Child child;
  private final Consumer<TrainingEvent> listener;
  private final Executor events;
  private @Nullable RunFolder folder;
  private boolean over;
  private long stopAsked = -1;

  ActiveRun(long id, Child child, Consumer<TrainingEvent> listener, Executor events) {
    this.id = id;
    this.child = child;
    this.listener = listener;
    this.events = events;
  }

  long id() {
    return id;
  }

  @Override
  public void pause() {
    send("pause");
  }

  @Override
  public void resume() {
    send("continue");
  }

  @Override
  public void step() {
    send("step");
  }

  @Override
  public void tune(Tuning tuning) {
    if (!over()) {
      child.send(Tunings.put(Frame.of("tune"), tuning).build());
    }
  }

  @Override
  public void stop() {
    synchronized (this) {
      if (stopAsked < 0) {
        stopAsked = System.nanoTime();
      }
    }
    send("stop");
  }

  private void send(String command) {
    if (!over()) {
      child.send(Frame.of(command).build());
    }
  }

  synchronized boolean over() {
    return over;
  }

  /** Milliseconds since the person asked to stop; below 0 where that has not been. */
  synchronized long stopAskedMillis() {
    return stopAsked < 0 || over ? -1 : (System.nanoTime() - stopAsked) / 1_000_000;
  }

  /** Hands an event to the listener, on the events' thread; nothing after the last. */
  synchronized void tell(TrainingEvent event) {
    if (over) {
      return;
    }
    if (event instanceof TrainingEvent.Started started) {
      folder = new RunFolder(started.run());
    }
    over =
        event instanceof TrainingEvent.Finished
            || event instanceof TrainingEvent.Failed
            || event instanceof TrainingEvent.Lost;
    events.execute(
        () -> {
          try {
            listener.accept(event);
          } catch (RuntimeException e) {
            LOG.error("a listener failed on {}", event, e);
          }
        });
  }

  /** The process is gone. */
  synchronized void lose(Message reason) {
    if (!over && folder != null) {
      RunWriter.markInterrupted(folder, reason);
    }
    tell(new TrainingEvent.Lost(reason));
  }
}
