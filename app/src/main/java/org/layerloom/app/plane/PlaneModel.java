package org.layerloom.app.plane;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.trained.Asker;
import org.layerloom.app.trained.Latest;
import org.layerloom.app.trained.Subject;
import org.layerloom.app.work.Background;
import org.layerloom.app.work.Lifetime;
import org.layerloom.data.DataException;
import org.layerloom.data.Datasets;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.training.Inside;
import org.layerloom.training.Prediction;
import org.layerloom.training.Question;
import org.layerloom.training.Trained;

/**
 * Asks the network that is looked at about the whole plane, at every moment that it changes: each
 * epoch of a run, each checkpoint of the time machine. Checkpoints that do not change any more are
 * remembered, so that scrubbing to and fro asks for each only once.
 */
public final class PlaneModel {

  /** Fields along each edge of the plane. */
  static final int EDGE = 56;

  /** Numbers that are asked for at once, 80 MB: of larger networks only the answer is. */
  private static final long MOST_ASKED = 20_000_000;

  /** Numbers of checkpoints that are remembered. */
  private static final long MOST_REMEMBERED = 20_000_000;

  private static final float[] NO_GRADIENTS = {};

  /** What is known of the plane. */
  sealed interface State {

    /** Nothing was trained yet. */
    record Untrained() implements State {}

    /** What was trained has not two inputs. */
    record NoPlane() implements State {}

    /** It cannot be shown. */
    record Failed(Message reason) implements State {}

    /**
     * The network's answer everywhere.
     *
     * @param answer to each field of a grid of {@link #EDGE} by {@link #EDGE}
     * @param inside what every node gives there that gives a row of numbers; nothing of a network
     *     of very many
     */
    record Seen(PlaneData data, Prediction answer, Inside inside) implements State {

      private long size() {
        return answer.values().length
            + inside.seen().stream().mapToLong(it -> it.values().length).sum();
      }
    }
  }

  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Untrained());
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final Map<Trained, State.Seen> remembered = new LinkedHashMap<>(16, 0.75f, true);
  private final Subject subject;
  private final Latest latest;
  private final Datasets datasets;
  private final Catalogue catalogue;
  private final Background background;
  private @Nullable Path run;
  private @Nullable PlaneData data;

  /**
   * @param background reads the points; not the one that saves
   */
  public PlaneModel(
      Subject subject,
      Asker asker,
      Datasets datasets,
      Catalogue catalogue,
      Background background,
      Lifetime lifetime) {
    this.subject = subject;
    this.latest = new Latest(asker);
    this.datasets = datasets;
    this.catalogue = catalogue;
    this.background = background;
    lifetime.follow(subject.momentProperty(), it -> look());
    lifetime.follow(wanted, it -> look());
    lifetime.atEnd(latest::forget);
  }

  /** Whether anybody looks. */
  public BooleanProperty wantedProperty() {
    return wanted;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  private void look() {
    if (!wanted.get()) {
      return;
    }
    Trained network = subject.network();
    if (network == null) {
      latest.forget();
      run = null;
      state.set(new State.Untrained());
    } else if (!network.run().equals(run)) {
      read(network.run());
    } else if (data != null) {
      ask(network, data);
    }
  }

  private void read(Path of) {
    latest.forget();
    run = of;
    data = null;
    background.<Found>run(
        () -> new Found(PlaneData.of(of, datasets, catalogue)),
        found -> {
          if (of.equals(run)) {
            data = found.data();
            if (found.data() == null) {
              state.set(new State.NoPlane());
            } else {
              look();
            }
          }
        },
        failure -> {
          if (of.equals(run)) {
            state.set(
                new State.Failed(
                    failure instanceof DataException known
                        ? known.reason()
                        : Message.of("data.unreadable", of.toString(), String.valueOf(failure))));
          }
        });
  }

  /** What was found of a run's data. */
  private record Found(@Nullable PlaneData data) {}

  private void ask(Trained network, PlaneData on) {
    State.Seen known = remembered.get(network);
    if (known != null) {
      latest.forget();
      state.set(known);
      return;
    }
    var grid = on.grid(EDGE);
    latest.ask(
        new Question.Predict(network, grid),
        predicted -> {
          Prediction answer = predicted.outputs().getFirst();
          // As many gradients come as numbers.
          if (on.numbers() > MOST_ASKED / (2 * EDGE * EDGE)) {
            show(network, new State.Seen(on, answer, new Inside(List.of())));
          } else {
            latest.ask(
                new Question.Look(network, grid, 0, 0),
                inside -> show(network, new State.Seen(on, answer, rows(inside))),
                this::fail);
          }
        },
        this::fail);
  }

  private void show(Trained network, State.Seen seen) {
    // The last and the best are written over while it trains.
    if (network.checkpoint().startsWith("epoch-")) {
      remembered.put(network, seen);
      Iterator<State.Seen> eldest = remembered.values().iterator();
      long kept = remembered.values().stream().mapToLong(State.Seen::size).sum();
      while (kept > MOST_REMEMBERED && eldest.hasNext()) {
        kept -= eldest.next().size();
        eldest.remove();
      }
    }
    state.set(seen);
  }

  /** What is drawn of it: no maps, and no gradients. */
  private static Inside rows(Inside inside) {
    return new Inside(
        inside.seen().stream()
            .filter(it -> it.shape().rank() == 1)
            .map(it -> new Inside.Seen(it.port(), it.shape(), it.values(), NO_GRADIENTS))
            .toList());
  }

  private void fail(Message reason) {
    state.set(new State.Failed(reason));
  }
}
