package org.layerloom.app.data;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.work.Background;
import org.layerloom.data.DataException;
import org.layerloom.data.published.DatasetCache;
import org.layerloom.data.published.Fetching;
import org.layerloom.data.published.Published;
import org.layerloom.network.Message;

/**
 * Which published datasets are here, and the one that is being fetched. It goes on whether or not
 * anybody looks. For the screen's thread; fetching has one of its own.
 */
public final class PublishedShelf implements AutoCloseable {

  private final ReadOnlyObjectWrapper<Work> work = new ReadOnlyObjectWrapper<>(Work.NONE);
  private final DatasetCache cache;
  private final Fetching fetching;
  private final Background background;
  private final AtomicReference<@Nullable Turn> turn = new AtomicReference<>();

  /**
   * What is done at the moment.
   *
   * @param dataset that is fetched, or was; null where none was
   * @param busy whether it still is
   * @param reason why it could not be fetched; null where it could, or nobody knows yet
   */
  record Work(@Nullable Published dataset, boolean busy, @Nullable Message reason) {
    static final Work NONE = new Work(null, false, null);

    boolean on(Published other) {
      return dataset != null && dataset.equals(other);
    }
  }

  /** One fetch, as its thread sees it. */
  private static final class Turn {
    private volatile boolean unwanted;
    private volatile long done;
  }

  public PublishedShelf(DatasetCache cache, Fetching fetching, Executor screen) {
    this.cache = cache;
    this.fetching = fetching;
    this.background = new Background(screen);
  }

  ReadOnlyObjectProperty<Work> workProperty() {
    return work.getReadOnlyProperty();
  }

  DatasetCache cache() {
    return cache;
  }

  /** How many bytes of the one that is being fetched are here. */
  long done() {
    Turn now = turn.get();
    return now == null ? 0 : now.done;
  }

  /** Fetches one; nothing happens while another is fetched. */
  void fetch(Published dataset) {
    if (work.get().busy()) {
      return;
    }
    Turn mine = new Turn();
    turn.set(mine);
    work.set(new Work(dataset, true, null));
    background.run(
        () -> {
          fetching.fetch(dataset, cache, (done, total) -> mine.done = done, () -> mine.unwanted);
          return dataset;
        },
        fetched -> work.set(new Work(dataset, false, null)),
        failure ->
            work.set(
                failure instanceof CancellationException
                    ? Work.NONE
                    : new Work(dataset, false, DataModel.reason(failure))));
  }

  /** Ends what is being fetched; what came stays. */
  void stop() {
    Turn now = turn.get();
    if (now != null) {
      now.unwanted = true;
    }
  }

  /** Deletes one. */
  void remove(Published dataset) {
    background.run(
        () -> {
          cache.remove(dataset);
          return dataset;
        },
        removed -> work.set(new Work(dataset, false, null)),
        failure ->
            work.set(
                new Work(
                    dataset,
                    false,
                    failure instanceof IOException e
                        ? DataException.unreadable(cache.of(dataset).toString(), e).reason()
                        : DataModel.reason(failure))));
  }

  @Override
  public void close() {
    stop();
    background.close();
  }
}
