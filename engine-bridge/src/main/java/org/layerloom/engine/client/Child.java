package org.layerloom.engine.client;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerloom.engine.wire.Frame;
import org.layerloom.engine.wire.FrameReader;
import org.layerloom.engine.wire.FrameWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process, from its start to its end. Three daemon threads of its own start and read it, write
 * to it, and follow what it prints; nobody else ever waits for it.
 */
final class Child {

  /** Told on the reading thread; the end exactly once, and last. */
  interface Listener {
    void heard(Frame frame) throws IOException;

    void ended(Ending ending);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Child.class);

  /**
   * By this, jpackage's launcher tells itself that it has prepared its process already. A second
   * launcher that inherits it would take our arguments for the JVM's.
   */
  private static final String IMAGE_MARK = "_JPACKAGE_LAUNCHER";

  private static final Duration DYING = Duration.ofSeconds(2);

  private final Supplier<List<String>> command;
  private final Listener listener;
  private final EngineLog log;
  private final BlockingQueue<Frame> outgoing = new LinkedBlockingQueue<>();
  private final AtomicReference<@Nullable Ending> ourReason = new AtomicReference<>();
  private final Thread reading = thread("reader", this::live);
  private @Nullable Process process;

  /**
   * @param command asked for on a thread of the child's own
   */
  Child(Supplier<List<String>> command, Listener listener, EngineLog log) {
    this.command = command;
    this.listener = listener;
    this.log = log;
  }

  void start() {
    reading.start();
  }

  /** Returns at once; frames go out in order. */
  void send(Frame frame) {
    outgoing.add(frame);
  }

  /** Ends the process now. The listener hears this reason. */
  void kill(Ending why) {
    ourReason.compareAndSet(null, why);
    Process running = running();
    if (running != null) {
      // Also what its launcher may have started in turn.
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly();
    }
  }

  /** Asks the process to end, waits, and then ends it. */
  void close(Duration patience) {
    ourReason.compareAndSet(null, new Ending.Closed());
    send(Frame.of("quit").build());
    if (!endsWithin(patience)) {
      kill(new Ending.Closed());
      if (!endsWithin(DYING)) {
        LOG.warn("the engine process does not end");
      }
    }
  }

  private boolean endsWithin(Duration time) {
    try {
      return Thread.currentThread() == reading || reading.join(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized @Nullable Process running() {
    return process;
  }

  private void live() {
    Ending ending;
    try {
      ProcessBuilder builder = new ProcessBuilder(command.get());
      builder.environment().remove(IMAGE_MARK);
      Process started = builder.start();
      synchronized (this) {
        process = started;
      }
      if (ourReason.get() != null && !(ourReason.get() instanceof Ending.Closed)) {
        started.destroyForcibly();
      }
      ending = converse(started);
    } catch (IOException e) {
      ending = new Ending.NotStarted(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      ending = new Ending.Closed();
    }
    Ending ours = ourReason.get();
    listener.ended(ours != null ? ours : ending);
  }

  private Ending converse(Process started) throws InterruptedException {
    Thread printing = thread("log", () -> log.follow(started.getErrorStream()));
    Thread writing = thread("writer", () -> write(started.getOutputStream()));
    printing.start();
    writing.start();
    @Nullable String garbled = read(started);
    // Its output ended: it is going. One that only closed its output is helped along.
    if (garbled != null || !started.waitFor(DYING.toMillis(), TimeUnit.MILLISECONDS)) {
      started.waitFor(DYING.toMillis(), TimeUnit.MILLISECONDS);
    }
    boolean alone = !started.isAlive();
    started.destroyForcibly();
    int code = started.waitFor();
    writing.interrupt();
    printing.join(DYING);
    return garbled != null && (!alone || code == 0)
        ? new Ending.Garbled(garbled)
        : new Ending.Exited(code, log.lastLine());
  }

  /** Reads to the end; gives what was wrong with what came, or null. */
  private @Nullable String read(Process started) {
    FrameReader reader = new FrameReader(started.getInputStream());
    try {
      for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
        listener.heard(frame);
      }
      return null;
    } catch (IOException e) {
      log.add("Layerloom: " + e.getMessage());
      return String.valueOf(e.getMessage());
    }
  }

  private void write(OutputStream stream) {
    try (FrameWriter writer = new FrameWriter(stream)) {
      while (true) {
        Frame frame = outgoing.take();
        writer.write(frame);
        if (frame.type().equals("quit")) {
          return;
        }
      }
    } catch (IOException e) {
      // The reading thread learns why.
      LOG.debug("the engine no longer listens", e);
    } catch (InterruptedException e) {
      LOG.debug("the engine has ended", e);
    }
  }

  private static Thread thread(String name, Runnable body) {
    Thread thread = new Thread(body, "layerloom-engine-" + name);
    thread.setDaemon(true);
    return thread;
  }
}
