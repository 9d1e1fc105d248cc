package org.layerloom.app.training;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.work.Background;
import org.layerloom.network.Message;
import org.layerloom.project.Document;
import org.layerloom.training.RunException;
import org.layerloom.training.RunSeries;
import org.layerloom.training.SeriesResult;

/**
 * Trains a project several times, one run after the other: a cross-validation, or the same with
 * other seeds. It ends with its last run, or with one that was stopped, was lost or failed: the
 * command line's {@code resume} goes on with it.
 *
 * <p>Belongs to the screen's thread.
 */
public final class SeriesTraining {

  private final Runs runs;
  private final Background background;
  private final Path folder;
  // Held here: nobody else holds it, and it would be collected.
  private final ObservableValue<RunState.Phase> phase;
  private @Nullable Begun begun;

  /** A series under way: the project, and which of its runs trains now, from 1 on. */
  private record Begun(
      RunSeries series,
      Document document,
      int number,
      BiConsumer<Integer, Integer> told,
      Consumer<SeriesResult> done) {}

  /**
   * @param folder where runs leave their folders
   */
  public SeriesTraining(Runs runs, Background background, Path folder) {
    this.runs = runs;
    this.background = background;
    this.folder = folder;
    this.phase = runs.stateProperty().map(RunState::phase);
    phase.subscribe((before, now) -> changed(now));
  }

  /**
   * Begins a series of the project as it is now.
   *
   * @param told hears of each run that begins: which, and of how many
   * @param done hears the results when the last has ended
   * @param refused hears why the series' folder could not be made
   */
  public void start(
      Document document,
      RunSeries.Kind kind,
      int count,
      String device,
      BiConsumer<Integer, Integer> told,
      Consumer<SeriesResult> done,
      Consumer<Message> refused) {
    background.run(
        () -> RunSeries.create(folder, document, kind, count, device, 0),
        series -> train(new Begun(series, document, 1, told, done)),
        failure ->
            refused.accept(
                failure instanceof RunException known
                    ? known.reason()
                    : Message.of("training.failed", String.valueOf(failure))));
  }

  private void train(Begun next) {
    if (runs.state().phase().active()) {
      return;
    }
    begun = next;
    next.told().accept(next.number(), next.series().count());
    runs.train(
        next.series().member(next.document(), next.number()),
        next.series().device(),
        next.series().folder());
  }

  private void changed(RunState.Phase now) {
    Begun current = begun;
    if (current == null || now.active()) {
      return;
    }
    begun = null;
    boolean whole = runs.state().finished() != null && !runs.state().resumable();
    if (now != RunState.Phase.FINISHED || !whole) {
      return;
    }
    if (current.number() < current.series().count()) {
      Begun next =
          new Begun(
              current.series(),
              current.document(),
              current.number() + 1,
              current.told(),
              current.done());
      // Not from within the news of the last run: whoever else hears of it is to see its end first.
      background.run(() -> next, this::train, failure -> {});
    } else {
      background.run(() -> SeriesResult.of(current.series()), current.done(), failure -> {});
    }
  }
}
