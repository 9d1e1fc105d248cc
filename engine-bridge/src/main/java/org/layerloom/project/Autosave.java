package org.layerloom.project;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Message;

/**
 * Keeps the unsaved document of one window in a recovery folder, so that a crash or kill loses
 * seconds at most. Writes on a thread of its own, and at most once in {@code pause} however fast
 * changes come.
 *
 * <p>{@link Recovery#left} finds at the next start what a killed session left.
 */
public final class Autosave implements AutoCloseable {

  private final RecoveryFiles files;
  private final FileChannel lock;
  private final Consumer<Saving> outcome;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().name("autosave").daemon().unstarted(task));

  /** Runs on {@link #thread} after the pause. */
  private final Executor later;

  /** Guarded by this: what is to be written, and whether a write is due. */
  private @Nullable Change waiting;

  private boolean due;

  private record Change(Document document, @Nullable Path original) {}

  /**
   * @param folder made where there is none
   * @param outcome told of every write, on Autosave's thread
   * @throws IOException where the folder cannot be used
   */
  public Autosave(Path folder, Duration pause, Consumer<Saving> outcome) throws IOException {
    Files.createDirectories(folder);
    this.files = new RecoveryFiles(folder, UUID.randomUUID().toString());
    this.later =
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, this::run);
    this.outcome = outcome;
    // Held for as long as the process lives, whatever ends it: how others know that we are alive.
    this.lock = FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lock.lock();
  }

  /**
   * The document has unsaved changes. Returns at once.
   *
   * @param original its file, or null where it has none yet
   */
  public synchronized void changed(Document document, @Nullable Path original) {
    waiting = new Change(document, original);
    if (!due) {
      due = true;
      later.execute(this::writeWaiting);
    }
  }

  /** The document was saved, or its changes were given up: there is nothing to recover. */
  public synchronized void settled() {
    waiting = null;
    thread.execute(this::remove);
  }

  private void run(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      // Closed meanwhile, and closing wrote what was waiting.
    }
  }

  private void writeWaiting() {
    Change change;
    synchronized (this) {
      change = waiting;
      waiting = null;
      due = false;
    }
    if (change != null) {
      outcome.accept(write(change));
    }
  }

  private Saving write(Change change) {
    try {
      String original = change.original == null ? "" : change.original.toAbsolutePath().toString();
      AtomicFile.write(files.original(), original.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return failed(e);
    }
    return ProjectFile.write(change.document, files.document());
  }

  private void remove() {
    try {
      files.removeDocument();
    } catch (IOException e) {
      outcome.accept(failed(e));
    }
  }

  private Saving failed(IOException e) {
    return new Saving.NotSaved(
        Message.of("project.autosave.failed", files.document().toString(), AtomicFile.reason(e)));
  }

  /** Writes what still waits and ends. What is unsaved then is offered at the next start. */
  @Override
  public void close() throws IOException {
    thread.execute(this::writeWaiting);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lock.close();
    Files.deleteIfExists(files.lock());
  }
}
