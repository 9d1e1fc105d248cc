package org.layerloom.app.data;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
 * anybody looks. For the screen's thread, which never waits for the disk: fetching has a thread of
 * its own, and looks and removals happen where files are read and written.
 */
public final class PublishedShelf implements AutoCloseable {

  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.UNKNOWN);
  private final DatasetCache cache;
  private final Fetching fetching;
  private final Background background;
  private final Background files;
  private Turn turn = new Turn();

  /**
   * What is known.
   *
   * @param fetched the dataset that is being fetched; null where none is
   * @param failed the one of which something could not be done; null where all went well
   * @param reason why not
   * @param whole names of those that are all here
   * @param some names of those of which something is here
   */
  record State(
      @Nullable Published fetched,
      @Nullable Published failed,
      @Nullable Message reason,
      Set<String> whole,
      Set<String> some) {

    static final State UNKNOWN = new State(null, null, null, Set.of(), Set.of());

    State {
      whole = Set.copyOf(whole);
      some = Set.copyOf(some);
    }

    boolean busy() {
      return fetched != null;
    }

    State fetching(@Nullable Published dataset) {
      return new State(dataset, null, null, whole, some);
    }

    State failed(Published dataset, Message why) {
      return new State(null, dataset, why, whole, some);
    }
  }

  /** One fetch, as its thread sees it. */
  private static final class Turn {
    private volatile boolean unwanted;
    private volatile long done;
  }

  /**
   * @param files looks at the cache and removes from it
   */
  public PublishedShelf(DatasetCache cache, Fetching fetching, Background files, Executor screen) {
    this.cache = cache;
    this.fetching = fetching;
    this.files = files;
    this.background = new Background(screen);
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  DatasetCache cache() {
    return cache;
  }

  /** How many bytes of the one that is being fetched are here. */
  long done() {
    return turn.done;
  }

  /** Looks anew at what is here. */
  void look() {
    files.run(
        () -> new Found(names(cache::holds), names(it -> cache.bytes(it) > 0)),
        found -> {
          State now = state.get();
          state.set(new State(now.fetched, now.failed, now.reason, found.whole(), found.some()));
        },
        // Whoever cannot be looked at is not here.
        failure -> {});
  }

  private record Found(Set<String> whole, Set<String> some) {}

  private static Set<String> names(Predicate<Published> wanted) {
    return Published.all().stream()
        .filter(wanted)
        .map(it -> it.info().id())
        .collect(Collectors.toSet());
  }

  /** Fetches one; nothing happens while another is fetched. */
  void fetch(Published dataset) {
    if (state.get().busy()) {
      return;
    }
    Turn mine = new Turn();
    turn = mine;
    state.set(state.get().fetching(dataset));
    background.run(
        () -> {
          fetching.fetch(dataset, cache, (done, total) -> mine.done = done, () -> mine.unwanted);
          return dataset;
        },
        fetched -> end(state.get().fetching(null)),
        failure ->
            end(
                failure instanceof CancellationException
                    ? state.get().fetching(null)
                    : state.get().failed(dataset, DataModel.reason(failure))));
  }

  private void end(State next) {
    state.set(next);
    look();
  }

  /** Ends what is being fetched; what came stays. */
  void stop() {
    turn.unwanted = true;
  }

  /** Deletes one. */
  void remove(Published dataset) {
    files.run(
        () -> {
          cache.remove(dataset);
          return dataset;
        },
        removed -> look(),
        failure -> {
          Message why =
              failure instanceof IOException e
                  ? DataException.unreadable(cache.of(dataset).toString(), e).reason()
                  : DataModel.reason(failure);
          State now = state.get();
          state.set(new State(now.fetched, dataset, why, now.whole, now.some));
          look();
        });
  }

  @Override
  public void close() {
    stop();
    background.close();
  }
}
